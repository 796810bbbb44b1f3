import type { SpecReport } from './spec-schema.ts';

/** The number of changes that make a spec drift, including those that a site does not list. */
export function driftCount({
  changes,
  withheld = 0,
}: Pick<SpecReport, 'changes' | 'withheld'>): number {
  return changes.filter(({ significant }) => significant).length + withheld;
}

/**
 * The total that goes with {@link driftCount}, as in "1 of 3 sources changed": the inputs. Deleted
 * inputs do not count, so that the total is at least the number of changes.
 */
export function sourceCount(spec: Pick<SpecReport, 'changes' | 'withheld' | 'inputCount'>): number {
  return Math.max(spec.inputCount, driftCount(spec));
}
