import { createHash } from 'node:crypto';
import { readKnownRenames } from '../drift/known-renames.ts';
import { nameOf } from '../files/name.ts';
import { isSecretName } from '../files/secret-names.ts';
import { type Commit, type FileChange, streamHistory } from '../git/history.ts';
import { readStagedRenames, removedSource, type Renames } from '../git/renames.ts';
import { isRepository, openRepository, type Repository } from '../git/repository.ts';
import { withScratchObjects } from '../git/scratch.ts';

/** What became of the files that hold secrets by their name. */
export interface FormerSecrets {
  /** Where they, or what they became, were copied or renamed to. */
  readonly paths: ReadonlySet<string>;
  /** Ids of what they ever held, as far as their name alone says so, whatever their folder is. */
  readonly contents: ReadonlySet<string>;
}

const NONE: FormerSecrets = { paths: new Set(), contents: new Set() };

/** What says nothing, and may be in any file. */
const TRIVIAL = ['', '\n', '{}', '{}\n', '[]', '[]\n', '---\n', 'null\n'];

/**
 * Finds what became of the files of a repository that hold secrets by their name: in all of its
 * history, as far as the clone has it, and in the index. It is read once for each newest commit.
 */
export class SecretHistory {
  private readonly root: string;
  private known: { readonly head: string; readonly found: Promise<FormerSecrets> } | null = null;

  /** @param root absolute path of the repository */
  constructor(root: string) {
    this.root = root;
  }

  /**
   * @param head the newest commit; `null` where there is none
   * @param isDirty whether anything is not committed
   */
  async read(head: string | null, isDirty: boolean): Promise<FormerSecrets> {
    if (head === null) return NONE;
    const repository = await openRepository(this.root);
    // Without lists of files there is no telling what they were called.
    if (!isRepository(repository) || repository.remote?.omits === 'trees') return NONE;
    if (this.known?.head !== head) this.known = { head, found: this.begin(repository) };
    const committed = await this.known.found;
    if (!isDirty) return committed;
    const staged = await readStagedRenames(repository);
    const moved = [...staged].filter(([, from]) => isSecretName(from) || committed.paths.has(from));
    return { ...committed, paths: new Set([...committed.paths, ...moved.map(([to]) => to)]) };
  }

  private begin(repository: Repository): Promise<FormerSecrets> {
    const found = trace(repository);
    // Whoever asks next may have more luck.
    found.catch(() => (this.known = null));
    return found;
  }
}

async function trace(repository: Repository): Promise<FormerSecrets> {
  const trivial = new Set(TRIVIAL.map((text) => idOf(text, repository.zero.length)));
  const contents = new Set<string>();
  const copies = new Set<string>();
  /** The commits that may have renamed a file, by its path. */
  const removals = new Map<string, Commit[]>();
  for await (const commit of streamHistory(repository)) {
    for (const oid of commit.files.filter(saysItself).flatMap(contentsOf)) {
      if (!trivial.has(oid)) contents.add(oid);
    }
    for (const { path, after } of commit.files) {
      if (contents.has(after?.oid ?? '') && !isSecretName(path)) copies.add(path);
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

/** Whether a file has the name of a secret, whatever its folder is. */
function saysItself({ path }: FileChange): boolean {
  return isSecretName(nameOf(path));
}

function contentsOf({ before, after }: FileChange): string[] {
  return [before, after].filter((state) => state !== null).map(({ oid }) => oid);
}

/** What the files with secret names, and copies of them, became, and what that became, and so on. */
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
    const read = await withScratchObjects(repository, (env) =>
      readKnownRenames(repository, unread, env, false),
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
