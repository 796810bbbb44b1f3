import type { Absence } from '../diff/absence.ts';
import type { FileComparison } from '../drift/file-comparison.ts';
import type { ChangeReport } from '../report/schema.ts';

/** A changed file and what may be shown of its contents: plain data. */
export interface ChangedFile {
  readonly path: string;
  /** Where a renamed one was. */
  readonly previousPath: string | null;
  readonly kind: ChangeReport['kind'];
  /** Lines; `null` where they cannot be counted. */
  readonly additions: number | null;
  readonly deletions: number | null;
  /** The markup of its diff, with strings to be said later; `null` where there is none. */
  readonly diff: string | null;
  /** Why there is no diff; `null` where there is one, or none is wanted. */
  readonly note: Absence | null;
}

/** A changed file with what the report says of it. */
export interface FileView extends ChangedFile {
  /** `null` for one that is only cited. */
  readonly change: ChangeReport | null;
  /** Its place on the page, from 0. */
  readonly index: number;
}

/** A compared file as plain data. */
export function describeFile(
  { path, previousPath, before, after, diff }: FileComparison,
  shown: Pick<ChangedFile, 'diff' | 'note'>,
): ChangedFile {
  const hasLines = diff !== null && !diff.binary;
  return {
    path,
    previousPath,
    kind: previousPath !== null ? 'renamed' : kindOf(before, after),
    additions: hasLines ? diff.additions : null,
    deletions: hasLines ? diff.deletions : null,
    ...shown,
  };
}

function kindOf(before: string | null, after: string | null): ChangedFile['kind'] {
  if (before === after) return 'modified';
  return before === null ? 'added' : after === null ? 'deleted' : 'modified';
}
