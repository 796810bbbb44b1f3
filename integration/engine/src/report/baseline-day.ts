import type { SpecReport } from './schema.ts';
import { dayOf } from '../text/time.ts';

/**
 * The day since when changes count: of an acceptance that holds, else of the completion, else of the
 * baseline's commit.
 */
export function baselineDay({
  completedAt,
  baseline,
}: Pick<SpecReport, 'completedAt' | 'baseline'>): string | null {
  const accepted = baseline.acceptance?.expired === false ? baseline.acceptance.date : null;
  const date = accepted ?? completedAt ?? baseline.date;
  return date === null ? null : dayOf(date);
}
