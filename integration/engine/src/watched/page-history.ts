import { extensionsIn } from '../documents/format.ts';
import type { FileVersion } from '../drift/file-versions.ts';
import { readPageVersions } from '../drift/page-versions.ts';
import type { Commit } from '../git/commit.ts';
import { GitError } from '../git/errors.ts';
import type { Repository } from '../git/repository.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { readTouching } from '../git/touching-history.ts';
import { kindsIn } from '../specs/kinds.ts';

/**
 * Reads the commits that changed one of the given paths, newest first; none in a clone without trees,
 * which cannot tell which commits these are.
 */
export async function readCommitsOf(
  repository: Repository,
  pathspecs: readonly string[],
): Promise<readonly Commit[]> {
  return readTouching(repository, pathspecs).catch((error: unknown) => {
    if (repository.remote?.omits === 'trees' && error instanceof GitError) return [];
    throw error;
  });
}

/** The history of pages. It is read when somebody first asks for it, and for all pages at once. */
export class PageHistory {
  private readonly repository: Repository;
  private readonly snapshot: Snapshot;
  private touching: Promise<readonly Commit[]> | null = null;

  constructor(repository: Repository, snapshot: Snapshot) {
    this.repository = repository;
    this.snapshot = snapshot;
  }

  /** Returns the versions of pages, newest first, by the current path. Renames are followed. */
  async versionsOf(pages: readonly string[]): Promise<ReadonlyMap<string, readonly FileVersion[]>> {
    if (pages.length === 0) return new Map();
    const extensions = extensionsIn(this.snapshot.committed.keys());
    const pathspecs = kindsIn('pages').flatMap((kind) => kind.pathspecs([], extensions));
    this.touching ??= readCommitsOf(this.repository, pathspecs);
    return readPageVersions(this.repository, await this.touching, pages);
  }
}
