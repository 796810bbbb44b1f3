import type { Hunk } from '@astro-drift/engine/internal/git/patch';

/** What became of a line, or beside it. */
export type MarkKind = 'added' | 'changed' | 'removed-above' | 'removed-below';

/** Marks by line, counted from 1. */
export type Marks = ReadonlyMap<number, MarkKind>;

/**
 * The lines of a text that a difference without context (`-U0`) speaks of. Where lines were only
 * removed, the mark is on the line that follows; at the end of the text, on the last.
 *
 * @param lineCount of the new text
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
