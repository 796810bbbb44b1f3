import { readBlobs } from './blobs.ts';
import { GitError } from './errors.ts';
import { isRepository, openRepository, type Repository, wholeReason } from './repository.ts';
import type { GitSession } from './temporary-objects.ts';
import { writeTrees } from './tree.ts';

/**
 * Options for every fetch. With them, a fetch brings only the objects that it asks for, and changes
 * no other file of the repository.
 */
const QUIETLY = [
  '--no-tags',
  '--no-prune',
  '--no-write-fetch-head',
  '--no-recurse-submodules',
  '--no-auto-gc',
];

/** The repository after a fetch of history, or why the fetch failed. */
export type Deepened =
  | { readonly repository: Repository }
  /** `null` if git failed: {@link Git.fetchProblem} says why. */
  | { readonly problem: string | null };

/**
 * Fetches the history that a shallow clone lacks, without blobs.
 *
 * @param since the oldest time to fetch, in seconds since 1970; `null` for the whole history
 */
export async function deepen(repository: Repository, since: number | null): Promise<Deepened> {
  const { remote, boundary, git } = repository;
  if (remote === null) return { problem: 'the clone has no remote' };
  const depth = since === null ? '--unshallow' : `--shallow-since=${since}`;
  return refetch(repository, () =>
    git.fetch(
      [...QUIETLY, '--filter=blob:none', depth, '--stdin', '--end-of-options', remote.name],
      lines(boundary),
    ),
  );
}

/** Fetches the trees that a treeless clone lacks, without blobs. */
export async function fetchTrees(repository: Repository): Promise<Deepened> {
  const { remote, git } = repository;
  if (remote === null) return { problem: 'the clone has no remote' };
  return refetch(repository, () =>
    git.fetch([...QUIETLY, '--refetch', '--filter=blob:none', '--end-of-options', remote.name]),
  );
}

async function refetch(repository: Repository, fetch: () => Promise<void>): Promise<Deepened> {
  try {
    await fetch();
  } catch (error) {
    if (error instanceof GitError) return { problem: null };
    throw error;
  }
  const opened = await openRepository(repository.root);
  if (!isRepository(opened)) throw new GitError(wholeReason(opened));
  const { git, revision, mayFetch, facts } = repository;
  return { repository: { ...opened, git, revision, mayFetch, facts } };
}

/**
 * Fetches the blobs that the clone lacks, all in one fetch, if the repository may fetch.
 *
 * @param doubtful some ids may belong to no commit, so that even a full clone may lack them
 * @returns the blobs that are still missing
 */
export async function fetchBlobs(
  session: GitSession,
  oids: ReadonlySet<string>,
  doubtful = false,
): Promise<ReadonlySet<string>> {
  const { remote, git, mayFetch } = session;
  const isPartial = mayLackBlobs(session);
  if (oids.size === 0 || !(isPartial || doubtful)) return new Set();
  const missing = await findMissing(session, oids);
  if (missing.size === 0 || remote === null || !mayFetch || !isPartial) return missing;
  const brought = await git
    .fetch(
      [...QUIETLY, '--filter=blob:none', '--stdin', '--end-of-options', remote.name],
      lines(missing),
    )
    .then(
      () => true,
      (error: unknown) => {
        if (error instanceof GitError) return false;
        throw error;
      },
    );
  return brought ? findMissing(session, missing) : missing;
}

/** Whether the clone may lack blobs of its commits. */
export function mayLackBlobs({ shallow, remote }: Repository): boolean {
  return shallow || Boolean(remote?.omits);
}

/**
 * Whether facts about blobs that an earlier run has read may be used without a look at the blobs. If
 * the clone lacks them and may not fetch them, nothing is known about them.
 */
export function mayRecall(repository: Repository): boolean {
  return repository.mayFetch || !mayLackBlobs(repository);
}

/** Reads blobs as text. Missing blobs are fetched first. Blobs that stay missing are left out. */
export async function fetchTexts(
  session: GitSession,
  oids: Iterable<string>,
): Promise<Map<string, string>> {
  const wanted = new Set(oids);
  const missing = await fetchBlobs(session, wanted);
  return readBlobs(
    session,
    [...wanted].filter((oid) => !missing.has(oid)),
  );
}

/**
 * Finds the blobs that the clone lacks. It makes a tree of the blobs, for which git lists the
 * missing ones without access to a remote.
 */
async function findMissing(
  session: GitSession,
  oids: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const files = [...oids].map((oid, index) => ({ name: String(index), oid }));
  const [tree = ''] = await writeTrees(session, [files]);
  const listed = await session.git.text([
    'rev-list',
    '--objects',
    '--missing=print',
    '--no-object-names',
    tree,
  ]);
  const missing = listed.split('\n').filter((line) => line.startsWith('?'));
  return new Set(missing.map((line) => line.slice(1)));
}

function lines(values: Iterable<string>): string {
  return [...values].map((value) => `${value}\n`).join('');
}
