import { createHash } from 'node:crypto';
import { readKnownRenames } from '@astro-drift/engine/internal/drift/known-renames';
import { nameOf } from '@astro-drift/engine/internal/files/name';
import { isSecretName } from '@astro-drift/engine/internal/files/secret-names';
import type { Commit, FileChange } from '@astro-drift/engine/internal/git/commit';
import { streamHistory } from '@astro-drift/engine/internal/git/history';
import {
  readStagedRenames,
  removedSource,
  type Renames,
} from '@astro-drift/engine/internal/git/renames';
import {
  isRepository,
  openRepository,
  type Repository,
} from '@astro-drift/engine/internal/git/repository';
import { resolveCommit } from '@astro-drift/engine/internal/git/revisions';
import { withTemporaryObjects } from '@astro-drift/engine/internal/git/temporary-objects';

/** The traces of files that have the name of a secret, now or earlier. */
export interface FormerSecrets {
  /** The paths to which such files were copied or renamed, in one or several steps. */
  readonly paths: ReadonlySet<string>;
  /**
   * The blob ids of all versions of such files. Files that are secret only by the name of their
   * folder do not count.
   */
  readonly contents: ReadonlySet<string>;
}

/** The result if there is no git repository. */
export const NO_FORMER_SECRETS: FormerSecrets = { paths: new Set(), contents: new Set() };

/** Contents that are too common to tell files apart. */
const TRIVIAL = ['', '\n', '{}', '{}\n', '[]', '[]\n', '---\n', 'null\n'];

/**
 * Finds the copies and renames of files whose names mark them as secrets. Searches the index, and
 * the whole history that the clone has. The history is read once, and again after a new commit or
 * after a fetch.
 */
export class SecretHistory {
  private readonly root: string;
  private known: { readonly state: string; readonly found: Promise<FormerSecrets> } | null = null;

  /** @param root the absolute path of the repository */
  constructor(root: string) {
    this.root = root;
  }

  /**
   * Starts the work of {@link read} early. Errors are ignored here, because {@link read} reports
   * them.
   */
  prepare(): void {
    this.open().catch(() => undefined);
  }

  async read(): Promise<FormerSecrets> {
    const opened = await this.open();
    if (opened === null) return NO_FORMER_SECRETS;
    const [committed, staged] = await Promise.all([
      opened.found,
      readStagedRenames(opened.repository),
    ]);
    const moved = [...staged].filter(([, from]) => isSecretName(from) || committed.paths.has(from));
    return { ...committed, paths: new Set([...committed.paths, ...moved.map(([to]) => to)]) };
  }

  /** Opens the repository, and starts to read its history if this has not been done. */
  private async open(): Promise<{
    readonly repository: Repository;
    readonly found: Promise<FormerSecrets>;
  } | null> {
    const repository = await openRepository(this.root);
    // A clone without trees does not know file names.
    if (!isRepository(repository) || repository.remote?.omits === 'trees') return null;
    const head = await resolveCommit(repository, 'HEAD');
    if (head === null) return null;
    const state = [head, ...repository.boundary].join(' ');
    if (this.known?.state !== state) this.known = { state, found: this.begin(repository) };
    return { repository, found: this.known.found };
  }

  private begin(repository: Repository): Promise<FormerSecrets> {
    const found = trace(repository);
    // After an error, the next call tries again.
    found.catch(() => (this.known = null));
    return found;
  }
}

async function trace(repository: Repository): Promise<FormerSecrets> {
  const isSecret = remembered(isSecretName);
  const saysItself = remembered((path) => isSecretName(nameOf(path)));
  const trivial = new Set(TRIVIAL.map((text) => idOf(text, repository.zero.length)));
  const contents = new Set<string>();
  const copies = new Set<string>();
  /** The commits that removed a file, by its path. Each of them may have renamed the file. */
  const removals = new Map<string, Commit[]>();
  for await (const commit of streamHistory(repository)) {
    for (const oid of commit.files.filter(({ path }) => saysItself(path)).flatMap(contentsOf)) {
      if (!trivial.has(oid)) contents.add(oid);
    }
    for (const { path, after } of commit.files) {
      if (contents.has(after?.oid ?? '') && !isSecret(path)) copies.add(path);
    }
    if (!commit.files.some(({ before }) => before === null)) continue;
    for (const { path, after } of commit.files) {
      if (after !== null) continue;
      const others = removals.get(path);
      if (others === undefined) removals.set(path, [commit]);
      else others.push(commit);
    }
  }
  return { paths: await followRenames(repository, removals, copies), contents };
}

/** Caches the results of a test, because the same paths occur often. */
function remembered(test: (path: string) => boolean): (path: string) => boolean {
  const known = new Map<string, boolean>();
  return (path) => {
    const answer = known.get(path) ?? test(path);
    known.set(path, answer);
    return answer;
  };
}

function contentsOf({ before, after }: FileChange): string[] {
  return [before, after].filter((state) => state !== null).map(({ oid }) => oid);
}

/**
 * Follows the renames of secret files and of their copies, over any number of steps. Returns all
 * paths of copies and renames.
 */
async function followRenames(
  repository: Repository,
  removals: ReadonlyMap<string, readonly Commit[]>,
  copies: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const found = new Set(copies);
  const renames = new Map<string, Renames>();
  let gone = [...removals.keys()].filter((path) => copies.has(path) || isSecretName(path));
  while (gone.length > 0) {
    const commits = [...new Set(gone.flatMap((path) => removals.get(path) ?? []))];
    const unread = commits.filter(({ oid }) => !renames.has(oid));
    const read = await withTemporaryObjects(repository, (session) =>
      readKnownRenames(session, unread),
    );
    for (const [oid, pairs] of read) renames.set(oid, pairs);
    const sources = new Set(gone);
    const fresh = new Set(
      commits.flatMap((commit) =>
        commit.files
          .filter(({ before, path }) => before === null && !isSecretName(path) && !found.has(path))
          .filter((change) => sources.has(removedSource(commit, change, renames)?.path ?? ''))
          .map(({ path }) => path),
      ),
    );
    for (const path of fresh) found.add(path);
    gone = [...fresh].filter((path) => removals.has(path));
  }
  return found;
}

function idOf(text: string, length: number): string {
  const hash = createHash(length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${text.length}\0${text}`).digest('hex');
}
