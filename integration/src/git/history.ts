import type { FileState } from './files.ts';
import type { Repository } from './repository.ts';

/** One file in one commit, compared with the commit's first parent. */
export interface FileChange {
  readonly path: string;
  /** `null` where the file was not there before. */
  readonly before: FileState | null;
  /** `null` where the commit removed the file. */
  readonly after: FileState | null;
}

/** A commit and the files that it changed. Times are seconds since 1970, UTC. */
export interface Commit {
  readonly oid: string;
  readonly parents: readonly string[];
  readonly author: string;
  readonly authorTime: number;
  readonly time: number;
  readonly subject: string;
  readonly files: readonly FileChange[];
}

/** A commit of the first-parent line: the branch as it was, merge by merge. */
export interface LineCommit {
  readonly oid: string;
  readonly time: number;
}

const HEADER = '%x01%H%x00%P%x00%an%x00%at%x00%ct%x00%s';
const RAW = ['-z', '--raw', '--no-renames', '--no-abbrev', '--no-ext-diff', `--format=${HEADER}`];

/** The first-parent line from HEAD backwards, newest first. */
export async function readLine(repository: Repository): Promise<LineCommit[]> {
  const listed = await repository.git.text([
    'log',
    '--first-parent',
    '-z',
    '--format=%H %ct',
    'HEAD',
  ]);
  const line: LineCommit[] = [];
  for (const entry of listed.split('\0')) {
    const [oid, time] = entry.split(' ');
    if (oid && time) line.push({ oid, time: Number(time) });
  }
  return line;
}

/**
 * Every commit reachable from HEAD and not from `since`, newest first, each with its changes
 * against its first parent. Without `since`, the whole history.
 */
export async function readHistory(repository: Repository, since: string | null): Promise<Commit[]> {
  const range = since === null ? ['HEAD'] : ['HEAD', `^${since}`];
  const listed = await repository.git.text([
    'log',
    ...RAW,
    '--diff-merges=first-parent',
    ...range,
    '--',
  ]);
  return parseLog(listed, repository.zero);
}

/**
 * The commits that changed one of the given paths, newest first. A merge counts only for files in
 * which it differs from all of its parents: what it merely brings in belongs to the side commits.
 */
export async function readTouching(
  repository: Repository,
  pathspecs: readonly string[],
): Promise<Commit[]> {
  if (pathspecs.length === 0) return [];
  const listed = await repository.git.text([
    'log',
    ...RAW,
    '--diff-merges=combined',
    'HEAD',
    '--',
    ...pathspecs,
  ]);
  return parseLog(listed, repository.zero);
}

/** Reads `git log -z --raw` with the header above, for ordinary and combined differences. */
export function parseLog(listed: string, zero: string): Commit[] {
  const tokens = listed.split('\0');
  const commits: Commit[] = [];
  let files: FileChange[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? '';
    if (token.startsWith('\x01')) {
      files = [];
      commits.push({
        oid: token.slice(1),
        parents: (tokens[at + 1] ?? '').split(' ').filter(Boolean),
        author: tokens[at + 2] ?? '',
        authorTime: Number(tokens[at + 3]),
        time: Number(tokens[at + 4]),
        subject: tokens[at + 5] ?? '',
        files,
      });
      at += 5;
      continue;
    }
    const raw = token.startsWith('\n') ? token.slice(1) : token;
    if (!raw.startsWith(':')) continue;
    files.push({ path: tokens[++at] ?? '', ...parseStates(raw, zero) });
  }
  return commits;
}

/** The states before and after, from one raw line such as `:100644 100644 <old> <new> M`. */
export function parseStates(raw: string, zero: string): Omit<FileChange, 'path'> {
  const parents = raw.lastIndexOf(':') + 1;
  const fields = raw.slice(parents).split(' ');
  const state = (index: number): FileState | null => {
    const mode = fields[index];
    const oid = fields[parents + 1 + index];
    return !mode || !oid || oid === zero || mode === '000000' ? null : { mode, oid };
  };
  return { before: state(0), after: state(parents) };
}
