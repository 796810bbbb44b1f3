import type { SpecReport } from './spec-schema.ts';

/** Counts the changes that make a spec drift. Changes that a site does not list are included. */
export function driftCount({
  changes,
  withheld = 0,
}: Pick<SpecReport, 'changes' | 'withheld'>): number {
  return changes.filter(({ significant }) => significant).length + withheld;
}

/**
 * Returns the total for {@link driftCount}, as in "1 of 3 sources changed". It is the number of
 * inputs. Deleted files are no inputs any more, so the total is raised to the number of changes if
 * necessary.
 */
export function sourceCount(spec: Pick<SpecReport, 'changes' | 'withheld' | 'inputCount'>): number {
  return Math.max(spec.inputCount, driftCount(spec));
}
