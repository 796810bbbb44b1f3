import type { Commit, FileChange } from './commit.ts';
import type { Repository } from './repository.ts';
import type { GitSession } from './temporary-objects.ts';
import { type FlatFile, writeTrees } from './tree.ts';

/** Renames: the old path by the new path. */
export type Renames = ReadonlyMap<string, string>;

/** Renames are detected as git does by default: at least half of the content is the same. */
const DETECTION = ['-M50%', '-l1000', '--no-rename-empty', '--diff-filter=R'];
const RAW = ['-r', '-z', '--raw', '--no-abbrev', '--no-ext-diff'];

/**
 * Reads the renames of commits against their first parents, in one process.
 *
 * @returns the renames by commit id
 */
export async function readRenames(
  repository: Repository,
  commits: readonly { readonly oid: string; readonly parents: readonly string[] }[],
): Promise<Map<string, Renames>> {
  const pairs = commits.flatMap(({ oid, parents: [parent] }) =>
    parent ? [`${oid} ${parent}\n`] : [],
  );
  if (pairs.length === 0) return new Map();
  const listed = await repository.git.text(['diff-tree', '--stdin', ...RAW, ...DETECTION], {
    input: pairs.join(''),
  });
  const renames = new Map<string, Map<string, string>>();
  let current = new Map<string, string>();
  const tokens = listed.split('\0');
  for (let at = 0; at < tokens.length; at++) {
    const token = (tokens[at] ?? '').trimStart();
    if (token.startsWith(':')) {
      current.set(tokens[at + 2] ?? '', tokens[at + 1] ?? '');
      at += 2;
    } else if (token !== '') {
      current = new Map();
      renames.set(token.split(/\s/)[0] ?? '', current);
    }
  }
  return renames;
}

/** Reads the staged renames: those between HEAD and the index. Returns old paths by new paths. */
export async function readStagedRenames({ git }: Repository): Promise<Renames> {
  const listed = await git.text(['diff-index', '--cached', ...RAW, ...DETECTION, 'HEAD', '--']);
  const renames = new Map<string, string>();
  const tokens = listed.split('\0');
  for (let at = 0; at + 2 < tokens.length; at += 3) {
    renames.set(tokens[at + 2] ?? '', tokens[at + 1] ?? '');
  }
  return renames;
}

/**
 * Returns the removed file that a commit renamed to a new one. This is a removed file with the same
 * content, or else the one that git found. Returns `null` if there is none.
 *
 * @param byCommit the result of {@link readRenames}
 */
export function removedSource(
  { oid, files }: Pick<Commit, 'oid' | 'files'>,
  { path, after }: FileChange,
  byCommit: ReadonlyMap<string, Renames>,
): FileChange | null {
  const removed = files.filter((file) => file.after === null);
  const from = byCommit.get(oid)?.get(path);
  const source =
    removed.find(({ before }) => before?.oid === after?.oid) ??
    removed.find((file) => file.path === from);
  return source ?? null;
}

/** Finds renames between files that are gone and new files, by their contents. */
export async function matchRenames(
  session: GitSession,
  gone: ReadonlyMap<string, string>,
  fresh: ReadonlyMap<string, string>,
): Promise<Renames> {
  if (gone.size === 0 || fresh.size === 0) return new Map();
  const before = [...gone.keys()];
  const after = [...fresh.keys()];
  const [old = '', now = ''] = await writeTrees(session, [
    numbered(before, gone, 'a'),
    numbered(after, fresh, 'b'),
  ]);
  const listed = await session.git.text(['diff-tree', ...RAW, ...DETECTION, old, now]);
  const renames = new Map<string, string>();
  const tokens = listed.split('\0');
  for (let at = 0; at + 2 < tokens.length; at += 3) {
    const from = before[Number(tokens[at + 1]?.slice(1))];
    const to = after[Number(tokens[at + 2]?.slice(1))];
    if (from !== undefined && to !== undefined) renames.set(to, from);
  }
  return renames;
}

function numbered(
  paths: readonly string[],
  oids: ReadonlyMap<string, string>,
  prefix: string,
): FlatFile[] {
  return paths.map((path, index) => ({ name: `${prefix}${index}`, oid: oids.get(path) ?? '' }));
}
