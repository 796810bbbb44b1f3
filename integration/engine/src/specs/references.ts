import { linesOfValues } from '../documents/frontmatter.ts';
import type { FileTree } from '../files/file-tree.ts';
import { similarNames } from '../text/suggestion.ts';
import { kindOf } from './kinds.ts';
import type { Spec, SpecProblem } from './spec.ts';

/**
 * Finds the id that a part of an id means: the id that equals it, else the only id that ends with
 * it, else the only id that contains it. Returns `null` if no id fits, or several.
 */
export function resolveId(part: string, ids: readonly string[]): string | null {
  const [id = null, ...others] = candidatesOf(part, ids);
  return others.length === 0 ? id : null;
}

/** Returns the ids of the specs that other specs can name. */
export function namedIds(specs: readonly Spec[]): string[] {
  return specs.filter((spec) => kindOf(spec).isNamedByOthers).map(({ id }) => id);
}

/**
 * Finds names of other specs that fit no spec, several specs, or the spec itself. Such names do not
 * count.
 */
export async function referenceProblems(
  files: FileTree,
  specs: readonly Spec[],
): Promise<SpecProblem[]> {
  const ids = namedIds(specs);
  const problems = specs.map(async ({ id, file, dependsOn, members }) => {
    const unclear = [
      ...dependsOn.map((part) => ({ field: 'depends_on' as const, part })),
      ...members.map((part) => ({ field: 'members' as const, part })),
    ].filter(({ part }) => [null, id].includes(resolveId(part, ids)) && !isElsewhere(part));
    if (unclear.length === 0) return [];
    const text = (await files.readText(file)) ?? '';
    const lines = {
      depends_on: linesOfValues(text, 'depends_on'),
      members: linesOfValues(text, 'members'),
    };
    return unclear.map(({ field, part }) => ({
      file,
      line: lines[field](part),
      ...explain(field, part, id, ids),
      minor: true,
    }));
  });
  return (await Promise.all(problems)).flat();
}

/**
 * Returns the ids that fit a part of an id: the id that equals it, else all ids that end with it,
 * else all ids that contain it.
 */
export function candidatesOf(part: string, ids: readonly string[]): string[] {
  if (ids.includes(part)) return [part];
  const ends = ids.filter((id) => id.endsWith(part));
  return ends.length > 0 ? ends : ids.filter((id) => id.includes(part));
}

/**
 * Whether a name means a spec of another repository, as `backend:2026-01-27-001-abc` does in chant.
 */
function isElsewhere(part: string): boolean {
  return /^[\w.-]+:\S/.test(part);
}

const SHOWN = 5;

function explain(
  field: string,
  part: string,
  id: string,
  ids: readonly string[],
): { message: string; help: string } {
  const names = `\`${field}\` names \`${part}\``;
  const candidates = candidatesOf(part, ids);
  if (candidates.length === 0) {
    const near = similarNames(part, ids);
    return {
      message: `${names}, which is no spec's id, nor a part of one`,
      help:
        near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'Correct the id, or take it out.',
    };
  }
  if (candidates.length === 1 && candidates[0] === id) {
    return { message: `${names}, which is the spec itself`, help: 'Take it out.' };
  }
  const rest = candidates.length > SHOWN ? ` and ${candidates.length - SHOWN} more` : '';
  return {
    message: `${names}, which may be any of ${candidates.slice(0, SHOWN).join(', ')}${rest}`,
    help: 'Write more of the id.',
  };
}
