import type { Analysis } from '../analyze.ts';
import type { Absence } from '../diff/absence.ts';
import { type FileComparison, pathsOf } from '../drift/file-comparison.ts';
import { readIgnored } from '../git/ignored.ts';
import { isRepository, openRepository } from '../git/repository.ts';

/** What decides whether the contents of a file are shown. */
export interface ConcealmentTerms {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly analysis: Analysis;
  readonly isPublishable: (path: string) => boolean;
}

/**
 * Finds the changed files whose contents must not be shown, although the report names them: those
 * that no source page would be made of, under their old name or the new one, and those that git
 * ignores by now. Where a link leads is not shown either: it may be a path of this machine.
 *
 * @returns why, for each such file
 */
export async function readConcealed(
  files: readonly FileComparison[],
  { root, analysis: { untracked }, isPublishable }: ConcealmentTerms,
): Promise<ReadonlyMap<FileComparison, Absence>> {
  const ignored = await readIgnoredNow(
    root,
    files.flatMap(pathsOf).filter((path) => untracked.has(path)),
  );
  const isConcealed = (path: string): boolean => !isPublishable(path) || ignored.has(path);
  return new Map(
    files.flatMap((file): [FileComparison, Absence][] => {
      if (pathsOf(file).some(isConcealed)) return [[file, 'unpublished']];
      if (file.isLink) return [[file, 'link']];
      return file.after !== null && untracked.has(file.path) ? [[file, 'untracked']] : [];
    }),
  );
}

async function readIgnoredNow(
  root: string,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set();
  const repository = await openRepository(root);
  return isRepository(repository) ? readIgnored(repository, paths) : new Set();
}
