import type { FileState } from './files.ts';

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
export const DATES = '--date=raw';
const HEADER = '%x01%H%x00%P%x00%an%x00%at%x00%ct%x00%ad%x00%s';
const FIELDS = 7;
/** The options of `git log` whose output {@link LogReader} reads. */
export const RAW = [
  '-z',
  '--raw',
  '--no-renames',
  '--no-abbrev',
  '--no-ext-diff',
  DATES,
  `--format=${HEADER}`,
];

/**
 * Reads the two dates of a commit. git prints nothing for a date that cannot be read. Then the
 * other date is used.
 */
export function readTimes(
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
export function readOffset(date = ''): number | null {
  const [, sign, hours, minutes] = /^\d+ ([+-])(\d\d)(\d\d)$/.exec(date) ?? [];
  if (sign === undefined) return null;
  const offset = Number(hours) * 3600 + Number(minutes) * 60;
  if (offset > FURTHEST_OFFSET) return null;
  return sign === '-' && offset > 0 ? -offset : offset;
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
export class LogReader {
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

/**
 * Reads the states before and after from a raw line such as `:100644 100644 <old> <new> M`. The line
 * of a combined diff has a mode and an id for each parent.
 */
export function parseStates(raw: string, zero: string): Omit<FileChange, 'path'> {
  const parents = raw.lastIndexOf(':') + 1;
  const modes = parents;
  const oids = modes + (parents + 1) * MODE;
  return {
    before: parseState(raw, modes, oids, zero),
    after: parseState(raw, modes + parents * MODE, oids + parents * (zero.length + 1), zero),
  };
}

/** The characters of a mode and of the space after it. */
const MODE = 7;

/** @returns `null` if the file does not exist */
function parseState(raw: string, modeAt: number, oidAt: number, zero: string): FileState | null {
  const mode = raw.slice(modeAt, modeAt + MODE - 1);
  const oid = raw.slice(oidAt, oidAt + zero.length);
  return oid === zero || oid === '' || mode === '000000' ? null : { mode, oid };
}
