import { diffArrays } from 'diff';
import { escaped } from '../text/escaped.ts';

/** A file before and after a commit. */
export interface TextPair {
  readonly before: string;
  readonly after: string;
}

/** Files with more edits than this are not compared, because that takes too long. */
const MAX_EDITS = 2000;

const OTHER = String.raw`([A-Za-z_$][\w$]*(?:-[\w$]+)*)`;

/**
 * Finds the name that took the place of another one in a commit. It is only sure if all lines with
 * the name that the commit removed are the same afterwards, except for this name.
 *
 * @returns `null` if there is no such name
 */
export function findReplacedName(name: string, files: readonly TextPair[]): string | null {
  const isNamed = mentionOf(name);
  const removed = files.map((pair) => replacementsIn(name, isNamed, pair)).flat();
  const found = new Set(removed.filter((other) => other !== null));
  const [other] = found;
  if (other === undefined || found.size > 1) return null;
  const isOld = files.some(({ before }) => mentionOf(other).test(before));
  return removed.includes(null) || isOld ? null : other;
}

/** Returns what replaced the name in each line that the commit removed; `null` for nothing. */
function replacementsIn(
  name: string,
  isNamed: RegExp,
  { before, after }: TextPair,
): (string | null)[] {
  const changes = diffArrays(before.split(/\r?\n/), after.split(/\r?\n/), {
    maxEditLength: MAX_EDITS,
  });
  if (changes === undefined) return [null];
  return changes.flatMap(({ removed, value }, index) => {
    if (!removed) return [];
    const next = changes[index + 1];
    const previous = changes[index - 1];
    const added =
      next?.added === true ? next.value : previous?.added === true ? previous.value : [];
    return value
      .filter((line) => isNamed.test(line))
      .map((line) => replacementOf(name, line, added));
  });
}

/** Returns the name that a line has in place of another one. */
function replacementOf(name: string, line: string, added: readonly string[]): string | null {
  const [start = '', ...rest] = line.trim().split(mentionOf(name));
  const pattern = rest.map(
    (part, index) => `${index === 0 ? OTHER : String.raw`\1`}${escaped(part)}`,
  );
  const whole = new RegExp(`^${escaped(start)}${pattern.join('')}$`);
  const found = new Set(added.flatMap((each) => whole.exec(each.trim())?.[1] ?? []));
  found.delete(name);
  const [other] = found;
  return other === undefined || found.size > 1 ? null : other;
}

function mentionOf(name: string): RegExp {
  return new RegExp(String.raw`(?<![\w$])${escaped(name)}(?![\w$])`);
}
