import type { Hunk } from './patch.ts';

/** The number of unchanged lines before and after a change. */
const CONTEXT = 3;

const UNTERMINATED = '\\ No newline at end of file';

/**
 * Writes the difference of two texts as a unified diff, without the header of the file.
 *
 * @param hunks the runs of lines that differ, in order and without context
 */
export function unifiedDiff(before: string, after: string, hunks: readonly Hunk[]): string[] {
  const old = linesOf(before);
  const now = linesOf(after);
  return grouped(hunks).flatMap((group) => {
    const first = startOf(group[0]);
    const last = startOf(group.at(-1));
    const oldFrom = Math.max(0, first.old - CONTEXT);
    const newFrom = Math.max(0, first.now - CONTEXT);
    const oldTo = Math.min(old.length, last.old + last.oldCount + CONTEXT);
    const newTo = Math.min(now.length, last.now + last.newCount + CONTEXT);
    const lines: string[] = [];
    let at = oldFrom;
    for (const hunk of group.map(startOf)) {
      lines.push(...old.slice(at, hunk.old).map((line) => ` ${line}`));
      at = hunk.old + hunk.oldCount;
      lines.push(...old.slice(hunk.old, at).map((line) => `-${line}`));
      lines.push(...now.slice(hunk.now, hunk.now + hunk.newCount).map((line) => `+${line}`));
    }
    lines.push(...old.slice(at, oldTo).map((line) => ` ${line}`));
    return [
      `@@ -${span(oldFrom, oldTo)} +${span(newFrom, newTo)} @@`,
      ...lines.flatMap((line) => line.split('\n')),
    ];
  });
}

/**
 * Splits a text into lines. If the last line has no line break, git's mark for this is added to it.
 */
function linesOf(text: string): string[] {
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  return last === '' ? lines : [...lines, `${last}\n${UNTERMINATED}`];
}

/** Groups hunks that are so near to each other that their contexts touch. */
function grouped(hunks: readonly Hunk[]): Hunk[][] {
  const groups: Hunk[][] = [];
  for (const hunk of hunks) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group === undefined || before === undefined) groups.push([hunk]);
    else {
      const end = startOf(before).old + before.oldCount;
      if (startOf(hunk).old - end <= 2 * CONTEXT) group.push(hunk);
      else groups.push([hunk]);
    }
  }
  return groups;
}

/** Returns where a hunk begins, counted from 0. For an empty run, git gives the line before it. */
function startOf(hunk: Hunk | undefined): {
  old: number;
  oldCount: number;
  now: number;
  newCount: number;
} {
  const { oldStart = 1, oldCount = 0, newStart = 1, newCount = 0 } = hunk ?? {};
  return {
    old: oldCount === 0 ? oldStart : oldStart - 1,
    oldCount,
    now: newCount === 0 ? newStart : newStart - 1,
    newCount,
  };
}

function span(from: number, to: number): string {
  const count = to - from;
  return `${count === 0 ? from : from + 1}${count === 1 ? '' : `,${count}`}`;
}
