import type { FileComparison } from '@astro-drift/engine/internal/drift/file-comparison';
import type { ChangeReport, SpecReport } from '@astro-drift/engine/internal/report/schema';
import type { Absence } from '../diff/why-no-diff.ts';

/** A changed file, and the part of its contents that may be shown, as plain data. */
export interface ChangedFile {
  readonly path: string;
  /** The earlier path of a renamed file. */
  readonly previousPath: string | null;
  readonly kind: ChangeReport['kind'];
  /** The number of lines; `null` if they cannot be counted. */
  readonly additions: number | null;
  readonly deletions: number | null;
  /** The markup of the diff, with deferred strings; `null` if there is no diff. */
  readonly diff: string | null;
  /** The reason why there is no diff; `null` if there is a diff, or if none is needed. */
  readonly note: Absence | null;
}

/** A changed file with its data from the report. */
export interface FileView extends ChangedFile {
  /** `null` for a file that is only cited. */
  readonly change: ChangeReport | null;
  /** Its position on the page, from 0. */
  readonly index: number;
}

/** Converts a compared file to plain data. */
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
 * The changed files of a spec that the site may show: its inputs, and files that its documents
 * cite.
 *
 * @param isHidden whether the contents of a file must not be shown
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
