import type { SpecReport } from './spec-schema.ts';
import { dayOf } from '../text/time.ts';

/**
 * Returns the day since which changes count. It is the day of a valid acceptance. Without one, it
 * is the day of the completion. Without that, it is the day of the baseline's commit.
 */
export function baselineDay({
  completedAt,
  baseline,
}: Pick<SpecReport, 'completedAt' | 'baseline'>): string | null {
  const accepted = baseline.acceptance?.expired === false ? baseline.acceptance.date : null;
  const date = accepted ?? completedAt ?? baseline.date;
  return date === null ? null : dayOf(date);
}
