import type { Analysis } from '@astro-drift/engine/internal/analyze';
import { type FileComparison, pathsOf } from '@astro-drift/engine/internal/drift/file-comparison';
import { readFiltered } from '@astro-drift/engine/internal/git/attributes';
import { readIgnored } from '@astro-drift/engine/internal/git/ignored';
import { findRepository, type Repository } from '@astro-drift/engine/internal/git/repository';
import type { Absence } from '../diff/why-no-diff.ts';
import type { FormerSecrets } from './secret-history.ts';

/** Decides which contents the site may show. */
export interface PublicationLimits {
  /** Returns whether the content of a file with this path may be shown. */
  readonly isPublishable: (path: string) => boolean;
  readonly former: FormerSecrets;
}

/** What {@link readConcealed} needs. */
export interface ConcealmentTerms {
  /** The absolute path of the repository. */
  readonly root: string;
  readonly analysis: Analysis;
  readonly limits: PublicationLimits;
}

/**
 * Finds the changed files that the report names, but whose contents must not be shown. They are:
 * - files that may have no source page, under the old or the new path
 * - files that git ignores now
 * - uncommitted edits of files that have a git filter
 * - symbolic links, because their targets can be paths of this machine
 *
 * @returns the reason for each of these files
 */
export async function readConcealed(
  files: readonly FileComparison[],
  {
    root,
    analysis: { untracked, uncommitted },
    limits: { isPublishable, former },
  }: ConcealmentTerms,
): Promise<ReadonlyMap<FileComparison, Absence>> {
  const paths = [...new Set(files.flatMap(pathsOf))];
  const [ignored, filtered] = await Promise.all([
    select(root, readIgnored, paths, untracked),
    select(root, readFiltered, paths, uncommitted),
  ]);
  const isConcealed = (path: string): boolean => !isPublishable(path) || ignored.has(path);
  return new Map(
    files.flatMap((file): [FileComparison, Absence][] => {
      if (
        pathsOf(file).some(isConcealed) ||
        contentsOf(file).some((oid) => former.contents.has(oid))
      )
        return [[file, 'unpublished']];
      if (file.isLink) return [[file, 'link']];
      if (pathsOf(file).some((path) => filtered.has(path))) return [[file, 'filtered']];
      return file.after !== null && untracked.has(file.path) ? [[file, 'untracked']] : [];
    }),
  );
}

function contentsOf({ before, after }: FileComparison): string[] {
  return [before, after].filter((oid) => oid !== null);
}

/** Asks git about those of the paths that are in question. Returns the paths that git names. */
async function select(
  root: string,
  ask: (repository: Repository, paths: readonly string[]) => Promise<ReadonlySet<string>>,
  paths: readonly string[],
  inQuestion: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const asked = paths.filter((path) => inQuestion.has(path));
  if (asked.length === 0) return new Set();
  const repository = await findRepository(root);
  return repository === null ? new Set() : ask(repository, asked);
}
