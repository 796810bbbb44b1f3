import { join } from 'node:path';
import { nameOf } from '../files/name.ts';
import { fetchBlobs } from './fetch.ts';
import type { Repository } from './repository.ts';
import type { Snapshot } from './snapshot.ts';
import { withTemporaryFolder } from './temporary-folder.ts';
import { withTemporaryObjects } from './temporary-objects.ts';

const GENERATED = 'linguist-generated';
const NOT_OWN = [GENERATED, 'linguist-vendored'];

/** The values of an attribute that a file does not have. */
const ABSENT = new Set(['unspecified', 'unset']);

/**
 * Returns the paths that `.gitattributes` calls generated or vendored. No process is started if there
 * is no such file.
 *
 * @param paths the repository-relative paths to look up
 */
export async function readNotOwn(
  repository: Repository,
  snapshot: Snapshot,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  return readSet(repository, snapshot, paths, NOT_OWN);
}

/**
 * Returns the paths that `.gitattributes` calls generated. No process is started if there is no such
 * file.
 *
 * @param paths the repository-relative paths to look up
 */
export async function readGenerated(
  repository: Repository,
  snapshot: Snapshot,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  return readSet(repository, snapshot, paths, [GENERATED]);
}

/** Returns the paths for which one of the attributes is set. */
async function readSet(
  repository: Repository,
  snapshot: Snapshot,
  paths: readonly string[],
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  const sources = [...snapshot.paths()].filter((path) => nameOf(path) === '.gitattributes');
  if (paths.length === 0 || sources.length === 0) return new Set();
  const found = snapshot.isStored
    ? await readCommittedAttributes(repository, snapshot, sources, paths, names)
    : await readAttributes(repository, paths, names);
  return new Set(
    found.filter(({ value }) => value === 'set' || value === 'true').map(({ path }) => path),
  );
}

/**
 * Returns the paths to which a filter applies, such as that of git-crypt or git-lfs. A filter is a
 * program, and git stores another content than the working tree has. Both the attributes of the
 * working tree and those of the index count, so that an edit of `.gitattributes` alone reveals
 * nothing.
 *
 * @param paths the repository-relative paths to look up
 */
export async function readFiltered(
  repository: Repository,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await Promise.all([
    readAttributes(repository, paths, ['filter']),
    readAttributes(repository, paths, ['filter'], ['--cached']),
  ]);
  return new Set(
    found
      .flat()
      .filter(({ value }) => !ABSENT.has(value))
      .map(({ path }) => path),
  );
}

/** The value of an attribute of one path. */
interface Attribute {
  readonly path: string;
  readonly value: string;
}

/**
 * Looks up attributes as of a commit, in a temporary index that has only its `.gitattributes`. Older
 * versions of git cannot name a commit for that.
 *
 * @param sources the paths of `.gitattributes` files
 */
async function readCommittedAttributes(
  repository: Repository,
  snapshot: Snapshot,
  sources: readonly string[],
  paths: readonly string[],
  names: readonly string[],
): Promise<Attribute[]> {
  const entries = sources.flatMap((path) => {
    const state = snapshot.stateOf(path);
    return state === null ? [] : [{ path, ...state }];
  });
  const oids = new Set(entries.map(({ oid }) => oid));
  await withTemporaryObjects(repository, (session) => fetchBlobs(session, oids));
  return withTemporaryFolder(async (folder) => {
    const env = { GIT_INDEX_FILE: join(folder, 'index') };
    await repository.git.text(['update-index', '-z', '--index-info'], {
      input: entries.map(({ mode, oid, path }) => `${mode} ${oid}\t${path}\0`).join(''),
      env,
    });
    return readAttributes(repository, paths, names, ['--cached'], env);
  });
}

async function readAttributes(
  { git }: Repository,
  paths: readonly string[],
  names: readonly string[],
  options: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Attribute[]> {
  if (paths.length === 0) return [];
  const listed = await git.text(['check-attr', '-z', '--stdin', ...options, ...names], {
    input: paths.map((path) => `${path}\0`).join(''),
    env,
  });
  const fields = listed.split('\0');
  const found: Attribute[] = [];
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [path = '', , value = ''] = fields.slice(at, at + 3);
    found.push({ path, value });
  }
  return found;
}
