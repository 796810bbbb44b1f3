import { distance } from 'fastest-levenshtein';
import { candidatesOf } from './references.ts';

/** The spec that somebody named, or why the name does not mean exactly one spec. */
export type NamedSpec = { readonly id: string } | { readonly problem: string };

const SHOWN = 5;

/**
 * Finds the spec that a part of an id means, by the same rules as chant.
 *
 * @param ids the ids of all specs
 */
export function findNamed(part: string, ids: readonly string[]): NamedSpec {
  const candidates = candidatesOf(part, ids);
  const [id, ...others] = candidates;
  if (id !== undefined && others.length === 0) return { id };
  if (id !== undefined) {
    return { problem: `"${part}" means several specs: ${list(candidates)}. Write more of the id.` };
  }
  if (ids.length === 0) return { problem: `There is no spec "${part}", and no other.` };
  const near = nearest(part, ids);
  return {
    problem:
      near.length > 0
        ? `There is no spec "${part}". Did you mean ${near.join(' or ')}?`
        : `There is no spec "${part}". There are: ${list(ids)}.`,
  };
}

function list(ids: readonly string[]): string {
  const rest = ids.length > SHOWN ? ` and ${ids.length - SHOWN} more` : '';
  return `${ids.slice(0, SHOWN).join(', ')}${rest}`;
}

/**
 * Finds the ids that are similar to a word, or have a part that is. Returns at most three, the most
 * similar ones first.
 */
function nearest(word: string, ids: readonly string[]): string[] {
  const most = Math.max(1, Math.floor(word.length / 3));
  return ids
    .map((id) => {
      const ends = [id, id.slice(-word.length), ...id.split(/[/.]/)];
      return { id, away: Math.min(...ends.map((end) => distance(word, end))) };
    })
    .filter(({ away }) => away <= most)
    .sort((a, b) => a.away - b.away)
    .slice(0, 3)
    .map(({ id }) => id);
}
