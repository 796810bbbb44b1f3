import type { SpecReport } from './schema.ts';

/** How many changes make a spec drift, those of files that are not named among them. */
export function driftCount({
  changes,
  withheld = 0,
}: Pick<SpecReport, 'changes' | 'withheld'>): number {
  return changes.filter(({ significant }) => significant).length + withheld;
}

/**
 * Of how many sources a spec's changes are counted: its inputs or, where more of them have changed
 * than are left, those.
 */
export function sourceCount(spec: Pick<SpecReport, 'changes' | 'withheld' | 'inputCount'>): number {
  return Math.max(spec.inputCount, driftCount(spec));
}
