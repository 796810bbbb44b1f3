import type { FileComparison } from '@astro-drift/engine/internal/drift/file-comparison';
import type { ChangeReport, SpecReport } from '@astro-drift/engine/internal/report/schema';
import type { Absence } from '../diff/why-no-diff.ts';

/**
 * A changed file as plain data. It holds only those parts of its contents that the site may show.
 */
export interface ChangedFile {
  readonly path: string;
  /** The earlier path of a renamed file. It is `null` for other files. */
  readonly previousPath: string | null;
  readonly kind: ChangeReport['kind'];
  /** The number of added lines. Both numbers are `null` if the lines cannot be counted. */
  readonly additions: number | null;
  readonly deletions: number | null;
  /**
   * The markup of the diff, in which strings are not filled in yet. It is `null` if there is no
   * diff.
   */
  readonly diff: string | null;
  /** Why there is no diff. It is `null` if there is a diff, or if none is needed. */
  readonly note: Absence | null;
}

/** A changed file together with its data from the report. */
export interface FileView extends ChangedFile {
  /** The change in the report. It is `null` for a file that is only cited. */
  readonly change: ChangeReport | null;
  /** The position of the file on the page, from 0. */
  readonly index: number;
}

/** Converts a comparison of a file to plain data. */
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

/**
 * Returns the changed files that concern a spec: its inputs, and the files that its documents cite.
 * A file with hidden contents is returned without its diff.
 *
 * @param isHidden returns whether the contents of a file must not be shown
 */
export function narrowFiles(
  { changes, documents }: SpecReport,
  files: readonly ChangedFile[],
  isHidden: (path: string) => boolean,
): ChangedFile[] {
  const inputs = changes.map(({ path }) => path);
  const cited = documents.flatMap(({ citations }) =>
    citations.flatMap(({ path, current }) => [path, current?.path ?? path]),
  );
  const known = new Set([...inputs, ...cited]);
  return files
    .filter((file) => pathsOf(file).some((path) => known.has(path)))
    .map((file) =>
      pathsOf(file).some(isHidden) ? { ...file, diff: null, note: 'unpublished' } : file,
    );
}

function pathsOf({ path, previousPath }: ChangedFile): string[] {
  return previousPath === null ? [path] : [path, previousPath];
}

function kindOf(before: string | null, after: string | null): ChangedFile['kind'] {
  if (before === after) return 'modified';
  return before === null ? 'added' : after === null ? 'deleted' : 'modified';
}
