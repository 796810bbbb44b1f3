import * as z from 'zod';
import { checksumOf } from '../cache/cache-file.ts';
import { StringDecoder } from 'node:string_decoder';
import {
  type AuthoredCommit,
  type Commit,
  DATES,
  LogReader,
  parseLog,
  RAW,
  readOffset,
  readTimes,
} from './commit.ts';
import type { GitInput } from './git.ts';
import type { Repository } from './repository.ts';

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
  return parseDates(await readDates(repository, [repository.revision]));
}

const Dated = z.object({
  oid: z.string(),
  time: z.number().nullable(),
  authorTime: z.number().nullable(),
  authorOffset: z.number().nullable(),
});

/** The commits among some that `tip` can reach. */
const Reached = z.object({ tip: z.string(), commits: z.array(Dated).readonly() });

/**
 * Reads those of the given commits that the revision can reach.
 *
 * @param past commits that the revision can reach, among them those of earlier runs
 */
export async function readReachableOf(
  repository: Repository,
  oids: readonly string[],
  past: readonly AuthoredCommit[],
): Promise<readonly AuthoredCommit[]> {
  if (oids.length === 0) return [];
  const { git, revision: tip, shallow } = repository;
  const facts = await repository.facts.table('reachable-commits', Reached);
  const key = checksumOf(oids.toSorted().join());
  const known = shallow ? undefined : facts.get(key);
  // Whoever reaches that tip reaches the same commits.
  const isSame =
    known?.tip === tip ||
    (known?.commits.length === oids.length && past.some(({ oid }) => oid === known.tip));
  if (known !== undefined && isSame) return known.commits;
  const unreached = await git.text(['rev-list', '--stdin'], {
    input: `${oids.join('\n')}\n^${tip}\n`,
  });
  const isUnreached = new Set(unreached.split('\n'));
  const reached = oids.filter((oid) => !isUnreached.has(oid));
  const options = ['--no-walk=unsorted', '--stdin'];
  const input = `${reached.join('\n')}\n`;
  const dates = reached.length === 0 ? '' : await readDates(repository, options, { input });
  const commits = parseDates(dates);
  if (!shallow) facts.set(key, { tip, commits });
  return commits;
}

/** Reads when the revision was committed, in seconds since 1970; `null` if that cannot be read. */
export async function readDate(repository: Repository): Promise<number | null> {
  const [commit] = parseDates(await readDates(repository, ['--max-count=1', repository.revision]));
  return commit?.time ?? null;
}

/** A commit with its dates and its parents. */
export type DatedEntry = AuthoredCommit & Pick<Commit, 'parents'>;

/**
 * Lists commits with their dates, for {@link parseDates}.
 *
 * @param range arguments of `git log`
 */
export async function readDates(
  { git }: Repository,
  range: readonly string[],
  given?: GitInput,
): Promise<string> {
  const format = '--format=%H%x01%P%x01%at%x01%ct%x01%ad';
  return git.text(['log', '-z', DATES, format, ...range, '--'], given);
}

export function parseDates(log: string): DatedEntry[] {
  return log
    .split('\0')
    .filter(Boolean)
    .map((entry): DatedEntry => {
      const [oid = '', parents = '', written, made, date] = entry.split('\x01');
      return {
        oid,
        parents: parents.split(' ').filter(Boolean),
        ...readTimes(written, made),
        authorOffset: readOffset(date),
      };
    });
}

/**
 * Yields the revision and every commit in its past, oldest first, each with its changes against its
 * first parent. They come one by one, so that a long history does not have to be kept in memory.
 */
export async function* streamHistory(repository: Repository): AsyncGenerator<Commit> {
  yield* streamCommits(repository, ['--reverse', repository.revision]);
}

/**
 * Yields the commits of a range, each with its changes against its first parent.
 *
 * @param range arguments of `git log`
 * @param onText is called with each piece of the output, see {@link parseCommits}
 */
export async function* streamCommits(
  { git, zero, boundary }: Repository,
  range: readonly string[],
  onText: (text: string) => void = () => undefined,
): AsyncGenerator<Commit> {
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
    const text = decoder.write(chunk);
    onText(text);
    const tokens = (rest + text).split('\0');
    rest = tokens.pop() ?? '';
    for (const token of tokens) reader.read(token);
    // More files of the last commit may follow.
    yield* withoutOrigins(reader.commits.splice(0, reader.commits.length - 1), boundary);
  }
  reader.read(rest);
  yield* withoutOrigins(reader.commits, boundary);
}

/** Reads the commits from the output that {@link streamCommits} has read. */
export function parseCommits({ zero, boundary }: Repository, log: string): Commit[] {
  return withoutOrigins(parseLog(log, zero), boundary);
}

/** The oldest commits of a shallow clone seem to have added every file. */
function withoutOrigins(commits: readonly Commit[], boundary: ReadonlySet<string>): Commit[] {
  return commits.map((commit) => (boundary.has(commit.oid) ? { ...commit, files: [] } : commit));
}
