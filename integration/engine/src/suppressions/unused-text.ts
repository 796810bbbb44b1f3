import { plural } from '../report/plural.ts';
import type { Report } from '../report/schema.ts';

/** The largest number of suppressions that are named. */
const SHOWN = 5;

/** What to do about unused suppressions. */
export const PRUNE = 'Remove them with `astro-drift check --prune-suppressions`.';

/** Says that suppressions are about what is not found any more. Returns `null` if none is. */
export function describeUnused({
  unusedSuppressions = [],
}: Pick<Report, 'unusedSuppressions'>): string | null {
  if (unusedSuppressions.length === 0) return null;
  const places = [...new Set(unusedSuppressions.map(({ file, rule }) => `${file} (${rule})`))];
  const rest = places.length > SHOWN ? ` and ${places.length - SHOWN} more` : '';
  const verb = unusedSuppressions.length === 1 ? 'is' : 'are';
  return `${plural(unusedSuppressions.length, 'suppression')} ${verb} about what is not found any more: ${places.slice(0, SHOWN).join(', ')}${rest}.`;
}
