import { readFile, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { FactStore } from '../cache/fact-store.ts';
import { isInside } from '../files/safe-path.ts';
import { ForbiddenGit, GitError, MissingGit, MissingTrees } from './errors.ts';
import { Git } from './git.ts';
import { publicRemote } from '../forge/remote-address.ts';

/** A git repository with a working tree. */
export interface Repository {
  readonly git: Git;
  /** The absolute path of the working tree. */
  readonly root: string;
  /** The commit whose history is read: `HEAD`, or the id of a commit. */
  readonly revision: string;
  /** The absolute path of git's folder, which linked worktrees share. */
  readonly folder: string;
  /** The absolute path of the object database. */
  readonly objects: string;
  readonly shallow: boolean;
  /** Whether a sparse checkout leaves out files of HEAD. */
  readonly sparse: boolean;
  /** The oldest commits of a shallow clone, which lacks their parents. */
  readonly boundary: ReadonlySet<string>;
  readonly remote: Remote | null;
  /** Whether objects and history that the clone lacks may be fetched from the remote. */
  readonly mayFetch: boolean;
  /** The id that consists of zeros. git prints it if a file does not exist. */
  readonly zero: string;
  /** What earlier runs, and this one, found out about commits and contents. */
  readonly facts: FactStore;
}

/** The error of git in a bare repository, and inside of a `.git` folder. */
const IN_GIT_FOLDER = 'must be run in a work tree';

/**
 * The remote that is used: that of the branch, else `origin`, else the first one that is
 * configured.
 */
export interface Remote {
  readonly name: string;
  /** The address without secrets, see `publicRemote`; `null` if it is a path of this machine. */
  readonly url: string | null;
  /** The objects that a partial clone lacks; `null` for a full clone. */
  readonly omits: 'blobs' | 'trees' | null;
}

/** Whether a repository may fetch what it lacks. By default, it may not. */
export interface FetchPolicy {
  readonly mayFetch?: boolean;
  /** Is called before each fetch. */
  readonly onFetch?: (() => void) | undefined;
}

/** Why there is no usable repository, and how to fix it. */
export interface NoRepository {
  readonly reason: string;
  readonly fix: string;
  /** The error of git behind the reason, for maintainers. Readers do not see it. */
  readonly cause?: string | undefined;
}

/**
 * Finds the repository of a folder. If there is none, or git does not work on this machine, it
 * returns the reason instead of throwing.
 */
export async function openRepository(
  directory: string,
  { mayFetch = false, onFetch }: FetchPolicy = {},
): Promise<Repository | NoRepository> {
  try {
    const found = await new Git(directory).text([
      'rev-parse',
      '--show-toplevel',
      '--is-shallow-repository',
      '--git-common-dir',
      '--absolute-git-dir',
      '--show-object-format',
    ]);
    const [root = '', shallow, commonDir = '', gitDir = '', format] = found.split('\n');
    // Git accepts any folder with HEAD, objects and refs as a repository. A commit could contain
    // such a folder, whose `config` names programs. The commands above run none of them.
    if (isInside(gitDir, await realpath(directory))) throw new GitError(IN_GIT_FOLDER);
    const git = new Git(resolve(root), { onFetch });
    const common = resolve(directory, commonDir);
    return {
      git,
      root: resolve(root),
      revision: 'HEAD',
      folder: common,
      objects: join(common, 'objects'),
      shallow: shallow === 'true',
      mayFetch,
      boundary: shallow === 'true' ? await readBoundary(common) : new Set(),
      ...(await readSettings(git, await readBranch(gitDir))),
      zero: '0'.repeat(format === 'sha256' ? 64 : 40),
      facts: new FactStore(null, ''),
    };
  } catch (error) {
    if (error instanceof GitError) return explain(error);
    throw error;
  }
}

/** Returns the reason, followed by the error of git for maintainers. */
export function wholeReason({ reason, cause }: Pick<NoRepository, 'reason' | 'cause'>): string {
  return cause === undefined ? reason : `${reason}: ${cause}`;
}

/**
 * Finds the repository of a folder. Returns `null` if there is none.
 *
 * @throws {GitError} when git fails, because that does not mean that there is no repository
 */
export async function findRepository(
  directory: string,
  policy?: FetchPolicy,
): Promise<Repository | null> {
  const opened = await openRepository(directory, policy);
  if (isRepository(opened)) return opened;
  if (opened.cause !== undefined) throw new GitError(wholeReason(opened));
  return null;
}

/** Whether a repository was found. */
export function isRepository(found: Repository | NoRepository): found is Repository {
  return 'git' in found;
}

/** Says what an error of git means, and how to fix it. */
export function explain(error: GitError): NoRepository {
  if (error instanceof MissingGit) {
    return {
      reason: 'git was not found on this machine',
      fix: 'Install git 2.31 or newer, and make sure that it is on PATH.',
    };
  }
  if (error instanceof ForbiddenGit) {
    return {
      reason: 'Node may not start git, because of its option `--permission`',
      fix: 'Add the option `--allow-child-process`.',
    };
  }
  if (error instanceof MissingTrees) return { reason: MissingTrees.reason, fix: MissingTrees.fix };
  if (error.message.includes('dubious ownership')) {
    return {
      reason: 'git refuses to read this repository, because it belongs to another user',
      fix: 'Run in the root of the repository: git config --global --add safe.directory "$PWD"',
    };
  }
  if (error.message.includes('not a git repository')) {
    return {
      reason: 'this folder is not inside a git repository',
      fix: 'Work in a clone of the repository. A downloaded archive, or a Docker image that leaves out .git, has no history to compare with.',
    };
  }
  if (error.message.includes(IN_GIT_FOLDER)) {
    return {
      reason: 'this git repository is bare: it has no files to build from',
      fix: 'Work in a clone with a working tree.',
    };
  }
  const said = /^(?:fatal|error): (.*)$/m.exec(error.message)?.[1] ?? error.message;
  return { reason: 'git failed', fix: helpFor(error), cause: said };
}

function helpFor({ exitCode }: GitError): string {
  return exitCode === null
    ? 'Try again, and see to it that nothing ends git, as where memory is short.'
    : 'Run `git status` here to see why.';
}

async function readBoundary(commonDir: string): Promise<ReadonlySet<string>> {
  const listed = await readFile(join(commonDir, 'shallow'), 'utf8');
  return new Set(listed.split('\n').filter(Boolean));
}

/** Reads from HEAD which branch is checked out. Returns an empty text if none is. */
async function readBranch(gitDir: string): Promise<string> {
  const head = await readFile(join(gitDir, 'HEAD'), 'utf8').catch(() => '');
  return /^ref: refs\/heads\/(.+)$/m.exec(head)?.[1] ?? '';
}

async function readSettings(
  git: Git,
  branch: string,
): Promise<Pick<Repository, 'remote' | 'sparse'>> {
  const listed = await git.answer([
    'config',
    '-z',
    '--get-regexp',
    String.raw`^(core\.sparsecheckout|remote\..*\.(url|promisor|partialclonefilter)|branch\..*\.remote)$`,
  ]);
  const settings = new Map<string, string>();
  let sparse = false;
  for (const entry of listed?.split('\0') ?? []) {
    const [key, value] = splitOnce(entry, '\n');
    // The last value counts, because `git sparse-checkout` writes it to the worktree's own
    // configuration.
    if (key === 'core.sparsecheckout') sparse = value !== 'false';
    if (value !== undefined && !settings.has(key)) settings.set(key, value);
  }
  return { sparse, remote: findRemote(settings, branch) };
}

function findRemote(settings: ReadonlyMap<string, string>, branch: string): Remote | null {
  const names = [...settings.keys()]
    .map((key) => /^remote\.(.*)\.url$/s.exec(key)?.[1])
    .filter((name) => name !== undefined);
  const own = branch === '' ? undefined : settings.get(`branch.${branch}.remote`);
  const name = [own, 'origin'].find((known) => names.includes(known ?? '')) ?? names[0];
  if (name === undefined) return null;
  const filter = settings.get(`remote.${name}.partialclonefilter`);
  const isPartial = filter !== undefined || settings.get(`remote.${name}.promisor`) === 'true';
  return {
    name,
    url: publicRemote(settings.get(`remote.${name}.url`) ?? ''),
    omits: isPartial ? (filter?.startsWith('tree:') === true ? 'trees' : 'blobs') : null,
  };
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}
