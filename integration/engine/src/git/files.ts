import type { Repository } from './repository.ts';

/** What git records of a file: its mode (`100644`, `120000` …) and the id of its content. */
export interface FileState {
  readonly mode: string;
  readonly oid: string;
}

/** The files of a commit, by repository-relative POSIX path. */
export type Files = ReadonlyMap<string, FileState>;

/** The newest commit and its branch, and how the working tree differs from that commit. */
export interface WorkingTree {
  /** The newest commit; `null` if there is none yet. */
  readonly head: string | null;
  /** The branch that is checked out; `null` if none is. */
  readonly branch: string | null;
  /**
   * The tracked files whose content or mode differs, with their current mode; `null` for a file
   * that is gone.
   */
  readonly modified: ReadonlyMap<string, string | null>;
  /** Files that git neither tracks nor ignores. */
  readonly untracked: ReadonlySet<string>;
  /**
   * The paths that git could not read and treated as unchanged, with the reason. Folders end with
   * `/`.
   */
  readonly unreadable: ReadonlyMap<string, string>;
}

/** Reads all files of the revision. */
export async function readCommitted(repository: Repository): Promise<Files> {
  const listed = await repository.git.text([
    'ls-tree',
    '-r',
    '-z',
    '--full-tree',
    repository.revision,
  ]);
  const files = new Map<string, FileState>();
  for (const entry of listed.split('\0')) {
    const tab = entry.indexOf('\t');
    if (tab < 0) continue;
    const [mode = '', , oid = ''] = entry.slice(0, tab).split(' ');
    files.set(entry.slice(tab + 1), { mode, oid });
  }
  return files;
}

/** Reads how the working tree differs from the newest commit. Staged and unstaged changes count. */
export async function readWorkingTree(repository: Repository): Promise<WorkingTree> {
  let unreadable: ReadonlyMap<string, string> = new Map();
  const listed = await repository.git.text(
    [
      'status',
      '--porcelain=v2',
      '--branch',
      '--untracked-files=all',
      '--no-renames',
      // Untracked files in a submodule do not count as a change.
      '--ignore-submodules=untracked',
      '-z',
    ],
    {
      onComplaint: (said) => {
        unreadable = parseUnreadable(said);
      },
    },
  );
  let head: string | null = null;
  let branch: string | null = null;
  const modified = new Map<string, string | null>();
  const untracked = new Set<string>();
  for (const entry of listed.split('\0')) {
    if (entry.startsWith('# branch.oid ')) head = known(entry.slice(13), '(initial)');
    else if (entry.startsWith('# branch.head ')) branch = known(entry.slice(14), '(detached)');
    else if (entry.startsWith('? ') && !entry.endsWith('/')) untracked.add(entry.slice(2));
    else if (entry.startsWith('1 ')) {
      const { fields, path } = readFields(entry, 8);
      modified.set(path, present(fields[5], fields[1]));
    } else if (entry.startsWith('u ')) {
      const { fields, path } = readFields(entry, 10);
      modified.set(path, present(fields[6], fields[1]));
    }
  }
  return { head, branch, modified, untracked, unreadable };
}

/**
 * Reads the messages of `git status` about files and folders that it could not read. git continues
 * in spite of them.
 *
 * @returns the reasons by path; folders end with `/`
 */
export function parseUnreadable(said: string): ReadonlyMap<string, string> {
  const unreadable = new Map<string, string>();
  for (const line of said.split('\n')) {
    const folder = /^warning: could not open directory '(.+)': (.+)$/.exec(line);
    const file = /^(?!(?:warning|error|fatal|hint): )(.+): ([A-Z][^:]*)$/.exec(line);
    const [, path, reason] = folder ?? file ?? [];
    if (path === undefined || reason === undefined) continue;
    unreadable.set(folder === null ? path : path.replace(/\/*$/, '/'), reason);
  }
  return unreadable;
}

function readFields(entry: string, count: number): { fields: string[]; path: string } {
  const fields = entry.split(' ', count);
  return { fields, path: entry.slice(fields.join(' ').length + 1) };
}

function present(mode: string | undefined, staging: string | undefined): string | null {
  return mode === undefined || mode === '000000' || staging === 'D.' ? null : mode;
}

function known(value: string, placeholder: string): string | null {
  return value === placeholder ? null : value;
}
