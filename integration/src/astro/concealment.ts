import type { Analysis } from '../analyze.ts';
import type { FileComparison } from '../drift/file-comparison.ts';
import { readIgnored } from '../git/ignored.ts';
import { isRepository, openRepository } from '../git/repository.ts';

const UNPUBLISHED = 'The contents of this file are not published on this site.';
const LINK = 'A symbolic link is not shown.';
const UNTRACKED = 'It is not shown before git tracks it.';

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
 * @returns why, as a sentence, for each such file
 */
export async function readConcealed(
  files: readonly FileComparison[],
  { root, analysis: { isTracked }, isPublishable }: ConcealmentTerms,
): Promise<ReadonlyMap<FileComparison, string>> {
  const ignored = await readIgnoredNow(
    root,
    files.flatMap(namesOf).filter((path) => !isTracked(path)),
  );
  const isConcealed = (path: string): boolean => !isPublishable(path) || ignored.has(path);
  return new Map(
    files.flatMap((file): [FileComparison, string][] => {
      if (namesOf(file).some(isConcealed)) return [[file, UNPUBLISHED]];
      if (file.isLink) return [[file, LINK]];
      return file.after !== null && !isTracked(file.path) ? [[file, UNTRACKED]] : [];
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

function namesOf({ path, previousPath }: FileComparison): string[] {
  return previousPath === null ? [path] : [path, previousPath];
}
