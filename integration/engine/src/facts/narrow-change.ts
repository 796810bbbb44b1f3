import { isWithin, type LineRange } from '../files/lines.ts';
import type { Fact } from './fact.ts';
import { compareFacts, type FileChange } from './file-change.ts';
import { readFacts } from './read-facts.ts';

/**
 * Some lines of one version of a file, and the text of that version. The text is empty if the
 * version does not exist.
 */
export interface LinesOfText {
  readonly path: string;
  readonly text: string;
  readonly lines: readonly LineRange[];
}

/**
 * Limits a change of facts to some lines of the file. The facts keep their containers. Words and
 * texts are read from these lines only.
 *
 * @param before the lines before the change
 * @param after the corresponding lines after the change
 */
export function narrowChange(
  change: FileChange,
  before: LinesOfText,
  after: LinesOfText,
): FileChange {
  const wasThere = ({ line }: Fact): boolean => isWithin(line, before.lines);
  const isThere = ({ line }: Fact): boolean => isWithin(line, after.lines);
  const added = change.added.filter(isThere);
  const containers = new Set(added.map(({ container }) => container));
  return {
    ...compareFacts(readLines(before), readLines(after)),
    added,
    removed: change.removed.filter(wasThere),
    changed: change.changed.filter((pair) => wasThere(pair.before) || isThere(pair.after)),
    members: Object.fromEntries(
      Object.entries(change.members).filter(([container]) => containers.has(container)),
    ),
  };
}

/**
 * Reads the facts in some lines of a file. All other lines are emptied, which keeps the line numbers.
 */
function readLines({ path, text, lines }: LinesOfText): ReturnType<typeof readFacts> {
  const kept = text.split('\n').map((line, index) => (isWithin(index + 1, lines) ? line : ''));
  return readFacts(path, kept.join('\n'));
}
