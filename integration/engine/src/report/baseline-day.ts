import type { SpecReport } from './spec-schema.ts';
import { dayOf } from '../text/time.ts';

/**
 * The day since which changes count: the day of a valid acceptance, else of the completion, else of the
 * commit of the baseline.
 */
export function baselineDay({
  completedAt,
  baseline,
}: Pick<SpecReport, 'completedAt' | 'baseline'>): string | null {
  const accepted = baseline.acceptance?.expired === false ? baseline.acceptance.date : null;
  const date = accepted ?? completedAt ?? baseline.date;
  return date === null ? null : dayOf(date);
}
