import type { FileComparison } from '@astro-drift/engine/internal/drift/file-comparison';
import type { ChangeReport, SpecReport } from '@astro-drift/engine/internal/report/schema';
import type { Absence } from '../diff/absence.ts';

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

/**
 * The changed files of a spec of which a site tells less: those that are its inputs, or that its
 * documents cite.
 *
 * @param isHidden whether the contents of a file are not shown
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
