import { similarNames } from '../text/suggestion.ts';
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
  const near = similarNames(part, ids);
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
