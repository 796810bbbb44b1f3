import { StringDecoder } from 'node:string_decoder';
import type { FileState } from './files.ts';
import type { Repository } from './repository.ts';

/** One file in one commit, compared with the commit's first parent. */
export interface FileChange {
  readonly path: string;
  /** The file in the first parent; `null` if it did not exist there. */
  readonly before: FileState | null;
  /** The file in the commit; `null` if the commit removed it. */
  readonly after: FileState | null;
}

/** A commit and the files that it changed. Times are seconds since 1970, UTC. */
export interface Commit {
  readonly oid: string;
  readonly parents: readonly string[];
  readonly author: string;
  /**
   * When the author made the change. If one of the commit's two dates cannot be read, the other one
   * is used. If neither can be read, this field and {@link Commit.time} are `null`.
   */
  readonly authorTime: number | null;
  readonly time: number | null;
  /** The time zone of the author, in seconds east of UTC; `null` if it cannot be read. */
  readonly authorOffset: number | null;
  readonly subject: string;
  readonly files: readonly FileChange[];
}

/** A commit whose date is known. */
export type DatedCommit = Commit & { readonly authorTime: number; readonly time: number };

export function isDated(commit: Commit): commit is DatedCommit {
  return commit.authorTime !== null && commit.time !== null;
}

/** A commit, and when it was made in seconds since 1970; `null` if its date cannot be read. */
export interface LineCommit {
  readonly oid: string;
  readonly time: number | null;
}

/** A commit, and when and in which time zone its author made it. */
export type AuthoredCommit = Pick<Commit, 'oid' | 'time' | 'authorTime' | 'authorOffset'>;

/** Prints the author date as in the commit, such as `1769611500 +1000`: only `%ad` has the zone. */
const DATES = '--date=raw';
const HEADER = '%x01%H%x00%P%x00%an%x00%at%x00%ct%x00%ad%x00%s';
const FIELDS = 7;
const RAW = [
  '-z',
  '--raw',
  '--no-renames',
  '--no-abbrev',
  '--no-ext-diff',
  DATES,
  `--format=${HEADER}`,
];

/**
 * Reads the first-parent line from the revision back, newest first. It shows the branch as it was
 * after each merge.
 */
export async function readLine(repository: Repository): Promise<AuthoredCommit[]> {
  return readCommits(repository, ['--first-parent']);
}

/** The ids of each commit's parents, by the id of the commit. */
export type Ancestry = ReadonlyMap<string, readonly string[]>;

/**
 * Reads the parents of the revision and of every commit in its past. Commits at which the clone was
 * cut off have no parents here.
 */
export async function readAncestry(repository: Repository): Promise<Ancestry> {
  const listed = await repository.git.text([
    'log',
    '-z',
    '--format=%H %P',
    repository.revision,
    '--',
  ]);
  return new Map(
    listed
      .split('\0')
      .map((entry) => entry.trim().split(' '))
      .map(([oid = '', ...parents]) => [oid, parents]),
  );
}

/** Reads the revision and every commit in its past, newest first. */
export async function readReachable(repository: Repository): Promise<AuthoredCommit[]> {
  return readCommits(repository, []);
}

/** Reads when the revision was committed, in seconds since 1970; `null` if that cannot be read. */
export async function readDate(repository: Repository): Promise<number | null> {
  const [commit] = await readCommits(repository, ['--max-count=1']);
  return commit?.time ?? null;
}

async function readCommits(
  repository: Repository,
  options: readonly string[],
): Promise<AuthoredCommit[]> {
  const listed = await repository.git.text([
    'log',
    ...options,
    '-z',
    DATES,
    '--format=%H%x01%at%x01%ct%x01%ad',
    repository.revision,
    '--',
  ]);
  return listed
    .split('\0')
    .filter(Boolean)
    .map((entry): AuthoredCommit => {
      const [oid = '', written, made, date] = entry.split('\x01');
      return { oid, ...readTimes(written, made), authorOffset: readOffset(date) };
    });
}

/**
 * Reads the two dates of a commit. git prints nothing for a date that cannot be read. Then the
 * other date is used.
 */
function readTimes(
  written: string | undefined,
  made: string | undefined,
): Pick<Commit, 'authorTime' | 'time'> {
  const [authorTime, time] = [readSeconds(written), readSeconds(made)];
  return { authorTime: authorTime ?? time, time: time ?? authorTime };
}

function readSeconds(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}

/** No place on earth is further from UTC, in seconds. */
export const FURTHEST_OFFSET = 14 * 3600;

/** Reads the time zone of a raw date such as `1769611500 +1000`, in seconds east of UTC. */
function readOffset(date = ''): number | null {
  const [, sign, hours, minutes] = /^\d+ ([+-])(\d\d)(\d\d)$/.exec(date) ?? [];
  if (sign === undefined) return null;
  const offset = Number(hours) * 3600 + Number(minutes) * 60;
  if (offset > FURTHEST_OFFSET) return null;
  return sign === '-' && offset > 0 ? -offset : offset;
}

/**
 * Reads every commit that the revision can reach and `since` cannot, newest first, each with its
 * changes against its first parent. Without `since`, it reads the whole history.
 *
 * @param middle a commit in between; the history before it and the history after it are read in
 *   parallel
 */
export async function readHistory(
  repository: Repository,
  since: string | null,
  middle: string | null,
): Promise<Commit[]> {
  const recent = readRange(repository, repository.revision, middle ?? since);
  const older = middle === null ? [] : readRange(repository, middle, since);
  return (await Promise.all([recent, older])).flat();
}

/**
 * Yields the revision and every commit in its past, oldest first, each with its changes against its
 * first parent. They come one by one, so that a long history does not have to be kept in memory.
 */
export async function* streamHistory(repository: Repository): AsyncGenerator<Commit> {
  yield* streamRange(repository, ['--reverse', repository.revision]);
}

async function readRange(
  repository: Repository,
  until: string,
  since: string | null,
): Promise<Commit[]> {
  const range = since === null ? [until] : [until, `^${since}`];
  const commits: Commit[] = [];
  for await (const commit of streamRange(repository, range)) commits.push(commit);
  return commits;
}

async function* streamRange(
  { git, zero, boundary }: Repository,
  range: readonly string[],
): AsyncGenerator<Commit> {
  // The oldest commits of a shallow clone seem to have added every file.
  const withoutOrigin = (commit: Commit): Commit =>
    boundary.has(commit.oid) ? { ...commit, files: [] } : commit;
  const reader = new LogReader(zero);
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of git.stream([
    'log',
    ...RAW,
    '--diff-merges=first-parent',
    ...range,
    '--',
  ])) {
    const tokens = (rest + decoder.write(chunk)).split('\0');
    rest = tokens.pop() ?? '';
    for (const token of tokens) reader.read(token);
    // More files of the last commit may follow.
    yield* reader.commits.splice(0, reader.commits.length - 1).map(withoutOrigin);
  }
  reader.read(rest);
  yield* reader.commits.map(withoutOrigin);
}

/**
 * Reads the commits that changed one of the given paths, newest first. Every commit stands before
 * its parents, whatever the clocks said. A merge counts only for files in which it differs from all
 * of its parents. What it only brings in belongs to the commits of the merged branch.
 */
export async function readTouching(
  repository: Repository,
  pathspecs: readonly string[],
): Promise<Commit[]> {
  if (pathspecs.length === 0) return [];
  const listed = await repository.git.text([
    'log',
    ...RAW,
    '--topo-order',
    '--diff-merges=combined',
    repository.revision,
    '--',
    ...pathspecs,
  ]);
  return parseLog(listed, repository.zero);
}

/**
 * Reads the output of `git log -z --raw` with the header above, for ordinary and for combined
 * diffs.
 */
export function parseLog(listed: string, zero: string): Commit[] {
  const reader = new LogReader(zero);
  for (const token of listed.split('\0')) reader.read(token);
  return reader.commits;
}

/** Reads the tokens of a log one by one. */
class LogReader {
  readonly commits: Commit[] = [];
  private readonly zero: string;
  private header: string[] | null = null;
  private files: FileChange[] = [];
  private states: Omit<FileChange, 'path'> | null = null;

  constructor(zero: string) {
    this.zero = zero;
  }

  read(token: string): void {
    if (this.states !== null) {
      this.files.push({ path: token, before: this.states.before, after: this.states.after });
      this.states = null;
    } else if (this.header !== null) {
      this.header.push(token);
      if (this.header.length === FIELDS) this.begin(this.header);
    } else if (token.startsWith('\x01')) {
      this.header = [token.slice(1)];
    } else {
      const raw = token.startsWith('\n') ? token.slice(1) : token;
      if (raw.startsWith(':')) this.states = parseStates(raw, this.zero);
    }
  }

  private begin([
    oid = '',
    parents = '',
    author = '',
    written,
    made,
    date,
    subject = '',
  ]: string[]): void {
    this.header = null;
    this.files = [];
    this.commits.push({
      oid,
      parents: parents.split(' ').filter(Boolean),
      author,
      ...readTimes(written, made),
      authorOffset: readOffset(date),
      subject,
      files: this.files,
    });
  }
}

/** Reads the states before and after from a raw line such as `:100644 100644 <old> <new> M`. */
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
