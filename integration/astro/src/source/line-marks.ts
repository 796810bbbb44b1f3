import type { Hunk } from '@astro-drift/engine/internal/git/patch';

/** What happened to a line. If lines were removed, the mark is on the line below or above them. */
export type MarkKind = 'added' | 'changed' | 'removed-above' | 'removed-below';

/** The mark of each line that has one. Lines are counted from 1. */
export type Marks = ReadonlyMap<number, MarkKind>;

/**
 * Marks the lines of a difference without context (`-U0`). If lines were only removed, the next
 * line is marked. At the end of the text, it is the last line.
 *
 * @param lineCount the number of lines in the new text
 */
export function marksOf(hunks: readonly Hunk[], lineCount: number): Marks {
  const marks = new Map<number, MarkKind>();
  for (const { oldCount, newStart, newCount } of hunks) {
    if (newCount === 0) {
      const next = newStart + 1;
      const line = Math.min(next, lineCount);
      if (line > 0 && !marks.has(line)) {
        marks.set(line, next > lineCount ? 'removed-below' : 'removed-above');
      }
      continue;
    }
    const kind = oldCount === 0 ? 'added' : 'changed';
    const end = Math.min(newStart + newCount - 1, lineCount);
    for (let line = newStart; line <= end; line++) marks.set(line, kind);
  }
  return marks;
}
