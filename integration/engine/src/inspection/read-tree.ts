import type { FileTree } from '../files/file-tree.ts';
import { MAKE_READABLE } from '../files/unreadable.ts';
import { WorkingFiles } from '../files/working-files.ts';
import { CheckedOutFiles } from '../git/checked-out-files.ts';
import { CommittedFiles } from '../git/committed-files.ts';
import { GitError, MissingTrees } from '../git/errors.ts';
import { fetchTrees } from '../git/fetch.ts';
import { readLeftOut } from '../git/left-out.ts';
import type { Repository } from '../git/repository.ts';
import { type Head, readHead } from '../git/revisions.ts';
import { Snapshot } from '../git/snapshot.ts';
import { readStagedFiles, withStagedIndex } from '../git/staged-files.ts';
import { OptionsError, type ResolvedOptions } from '../options.ts';
import {
  findCommittedPages,
  findPages,
  type FoundPages,
  MARKDOWN,
  mayHoldPages,
  type PageSearch,
} from '../specs/page-search.ts';
import type { SpecProblem } from '../specs/spec.ts';

/** The state that counts as current: the working tree, the index, or a commit. */
export interface TreeState {
  /** The repository. Its revision is the commit that counts as current. */
  readonly repository: Repository;
  readonly snapshot: Snapshot;
  readonly files: FileTree;
  /** The pages that may be specs. */
  readonly pages: readonly string[];
  /** The folders and files that could not be read. */
  readonly problems: readonly SpecProblem[];
}

/**
 * Reads the working tree, HEAD if `committed` is set, the index if `staged` is set, or the commit
 * that `at` names. Returns `null` if there is no commit.
 *
 * @param terms `at` is the id of a commit, see `resolveAt`
 */
export async function readPresent(
  repository: Repository,
  terms: PageSearch & Pick<ResolvedOptions, 'committed' | 'staged' | 'at'>,
): Promise<TreeState | null> {
  if (terms.at !== undefined) {
    return readCommit(repository, { commit: terms.at, branch: null }, terms);
  }
  if (terms.staged) return readIndex(repository, terms);
  if (terms.committed) {
    const head = await readHead(repository);
    return head === null ? null : readCommit(repository, head, terms);
  }
  return readWorkingTree(repository, terms);
}

/** Reads the working tree. */
export async function readWorkingTree(
  repository: Repository,
  terms: PageSearch,
): Promise<TreeState> {
  const [snapshot, pages] = await Promise.all([
    Snapshot.read(repository),
    findPages(repository, terms),
  ]);
  const files = repository.sparse
    ? new CheckedOutFiles(repository, snapshot)
    : new WorkingFiles(repository.root);
  const leftOut = await findLeftOutPages(repository, snapshot, terms);
  const { head } = snapshot;
  return {
    // HEAD may move while the history is read.
    repository: head === null ? repository : { ...repository, revision: head },
    snapshot,
    files,
    pages: [...new Set([...pages, ...leftOut.pages])].sort(),
    problems: [...unreadableFolders(snapshot, terms), ...leftOut.problems],
  };
}

/** Finds the pages that a sparse checkout leaves out. They can be specs too. */
async function findLeftOutPages(
  repository: Repository,
  { committed }: Snapshot,
  terms: PageSearch,
): Promise<FoundPages> {
  const files = await readLeftOut(repository, committed, MARKDOWN);
  if (files.size === 0) return { pages: [], problems: [] };
  return findCommittedPages(repository, files, terms);
}

/** Returns a problem for each folder that cannot be read and may contain pages. */
function unreadableFolders({ unreadable, committed }: Snapshot, search: PageSearch): SpecProblem[] {
  return [...unreadable]
    .filter(([path]) => path.endsWith('/') && mayHoldPages(path, search))
    .map(([folder, reason]) => ({
      file: folder.slice(0, -1),
      line: 1,
      message: `cannot be read: ${reason}. Pages in it are not seen`,
      help: `${MAKE_READABLE} What is no part of the documentation may be left out by the option \`pages\`, or by .gitignore.`,
      // Tracked files in the folder are known from the index.
      minor: ![...committed.keys()].some((path) => path.startsWith(folder)),
    }));
}

/**
 * Reads the index: what the next commit will contain. The working tree does not matter.
 *
 * @throws {DriftError} if files have conflicts
 */
async function readIndex(opened: Repository, terms: PageSearch): Promise<TreeState> {
  const given = await withStagedIndex(opened);
  const head = await readHead(given);
  // HEAD may move while the history is read.
  const repository = head === null ? given : { ...given, revision: head.commit };
  const { changed, conflicts } = await readStagedFiles(repository, head?.commit ?? null);
  if (conflicts.length > 0) throw sayConflicts(conflicts);
  const snapshot = await Snapshot.ofIndex(repository, head, changed);
  const staged = snapshot.storedFiles();
  const files = new CommittedFiles(repository, staged);
  const found = await findCommittedPages(repository, staged, terms);
  return { repository, snapshot, files, ...found };
}

/** The largest number of files with conflicts that are named. */
const SHOWN = 3;

function sayConflicts(paths: readonly string[]): OptionsError {
  const rest = paths.length > SHOWN ? ` and ${paths.length - SHOWN} more` : '';
  const files = paths.slice(0, SHOWN).join(', ');
  return new OptionsError(
    `\`staged\`: The index has conflicts in ${files}${rest}.`,
    'Resolve them, and stage the files with `git add`.',
  );
}

/** Reads a commit. The working tree does not matter. */
export async function readCommit(
  repository: Repository,
  head: Head,
  terms: PageSearch,
): Promise<TreeState> {
  const { viewed, snapshot } = await readFiles({ ...repository, revision: head.commit }, head);
  const files = new CommittedFiles(viewed, snapshot.committed);
  const found = await findCommittedPages(viewed, snapshot.committed, terms);
  return { repository: viewed, snapshot, files, ...found };
}

/**
 * Reads the files of a commit. A treeless clone may have to fetch the lists of files first.
 *
 * @throws {MissingTrees} if such a clone cannot fetch them
 */
async function readFiles(
  repository: Repository,
  head: Head,
): Promise<{ viewed: Repository; snapshot: Snapshot }> {
  const { remote, mayFetch } = repository;
  try {
    return { viewed: repository, snapshot: await Snapshot.ofCommit(repository, head) };
  } catch (error) {
    if (!(error instanceof GitError) || remote?.omits !== 'trees') throw error;
    const fetched = mayFetch ? await fetchTrees(repository) : null;
    if (fetched === null || !('repository' in fetched)) throw new MissingTrees();
    const viewed = fetched.repository;
    return { viewed, snapshot: await Snapshot.ofCommit(viewed, head) };
  }
}
