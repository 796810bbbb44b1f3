import type { FileTree } from '../files/file-tree.ts';
import { WorkingFiles } from '../files/working-files.ts';
import { CommittedFiles } from '../git/committed-files.ts';
import type { Repository } from '../git/repository.ts';
import { type Head, readHead } from '../git/revisions.ts';
import { Snapshot } from '../git/snapshot.ts';
import { findCommittedPages, findPages, type PageSearch } from '../specs/page-search.ts';

/** What counts as current: the working tree, or what a commit holds. */
export interface Current {
  /** Looked at from there. */
  readonly repository: Repository;
  readonly snapshot: Snapshot;
  readonly files: FileTree;
  /** The Markdown files that seem to name their own sources. */
  readonly pages: readonly string[];
}

/** How to look. */
interface CurrentTerms extends PageSearch {
  /** Whether a remote may be asked for what the clone left out. */
  readonly fetch: boolean;
}

/** What is there now: the working tree, or the newest commit. `null` where there is none of that. */
export async function readPresent(
  repository: Repository,
  terms: CurrentTerms & { readonly committed: boolean },
): Promise<Current | null> {
  if (terms.committed) {
    const head = await readHead(repository);
    return head === null ? null : readCommit(repository, head, terms);
  }
  const [snapshot, pages] = await Promise.all([
    Snapshot.read(repository),
    findPages(repository, terms),
  ]);
  return { repository, snapshot, files: new WorkingFiles(repository.root), pages };
}

/** What a commit holds, whatever lies in the working tree. */
export async function readCommit(
  repository: Repository,
  head: Head,
  terms: CurrentTerms,
): Promise<Current> {
  const viewed = { ...repository, revision: head.commit };
  const snapshot = await Snapshot.ofCommit(viewed, head);
  const files = new CommittedFiles(viewed, snapshot.committed, terms.fetch);
  const pages = await findCommittedPages(viewed, snapshot.committed, terms, terms.fetch);
  return { repository: viewed, snapshot, files, pages };
}
