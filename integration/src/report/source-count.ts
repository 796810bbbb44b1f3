import type { SpecReport } from './schema.ts';

/**
 * Of how many sources a spec's changes are counted: its inputs or, where more of them have changed
 * than are left, those.
 */
export function sourceCount({
  changes,
  inputCount,
}: Pick<SpecReport, 'changes' | 'inputCount'>): number {
  return Math.max(inputCount, changes.filter(({ significant }) => significant).length);
}
