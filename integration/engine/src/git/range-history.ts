import * as z from 'zod';
import type { Commit } from './commit.ts';
import { newestFirst, reachable } from './commit-graph.ts';
import { GitError } from './errors.ts';
import { parseCommits, streamCommits } from './history.ts';
import { type KnownLog, LogMemory } from './known-log.ts';
import type { Repository } from './repository.ts';
import { readReviews, type Reviews } from './reviews.ts';

/** A log with more characters is not kept. */
const MOST_CHARACTERS = 64_000_000;

const Header = z.object({
  tip: z.string(),
  base: z.string().nullable(),
  reviews: z.array(z.tuple([z.string(), z.array(z.string()).readonly()])).nullable(),
});

const FILE = 'history';

const memory = new LogMemory(Header, (log, repository) => byOid(parseCommits(repository, log)));

/**
 * A part of the history that is known: at least all commits that `tip` can reach and `base` cannot.
 * `base` is an ancestor of `tip`. It is `null` if the whole history is known. `reviews` are the
 * pages that these commits declare right. It is `null` if they were not read.
 */
type KnownRange = KnownLog<z.output<typeof Header>, ReadonlyMap<string, Commit>>;

/** The history since a commit. */
export interface History {
  /** Newest first. Each commit has its changes against its first parent. */
  readonly commits: readonly Commit[];
  /** The pages that commits declare right. It is empty unless it was asked for. */
  readonly reviews: Reviews;
}

/** Which part of the history is read. */
export interface HistoryTerms {
  /** The commit whose past is left out; `null` for the whole history. */
  readonly since: string | null;
  /**
   * A commit in between. The history before it and after it are read in parallel. It is `null` for
   * a short history.
   */
  readonly middle: string | null;
  /** Whether to read which pages the commits declare right. */
  readonly reviews: boolean;
}

/**
 * Reads every commit that the revision can reach and `since` cannot. From git, it only reads the
 * commits that no earlier run has read.
 *
 * @param repository its revision is the id of a commit
 */
export async function readHistory(repository: Repository, terms: HistoryTerms): Promise<History> {
  const stored = await memory.recall(FILE, repository);
  const extended = stored && (await tryToExtend(repository, stored, terms));
  if (extended !== null && extended !== 'older') {
    await memory.remember(FILE, repository, extended, extended !== stored);
    return answer(extended, repository, terms);
  }
  const whole = await readWhole(repository, terms);
  // If an old commit is analysed, the range that newer commits need is kept.
  if (extended === null) await memory.remember(FILE, repository, whole, true);
  return answer(whole, repository, terms);
}

function answer(
  { commits, header }: KnownRange,
  { revision }: Repository,
  { since }: HistoryTerms,
): History {
  return { commits: select(commits, revision, since), reviews: new Map(header.reviews) };
}

/** Returns the commits that `tip` can reach and `since` cannot, newest first. */
function select(
  commits: ReadonlyMap<string, Commit>,
  tip: string,
  since: string | null,
): readonly Commit[] {
  const past = since === null ? new Set<string>() : reachable(commits, since);
  const found = new Map<string, Commit>();
  for (const oid of reachable(commits, tip, (excluded) => past.has(excluded))) {
    const commit = commits.get(oid);
    if (commit !== undefined) found.set(oid, commit);
  }
  return newestFirst(found);
}

async function tryToExtend(
  repository: Repository,
  known: KnownRange,
  terms: HistoryTerms,
): Promise<Extended> {
  try {
    return await extend(repository, known, terms);
  } catch (error) {
    // The clone lacks a commit that the range begins or ends with.
    if (error instanceof GitError) return null;
    throw error;
  }
}

/** A range that was extended; `older` if the revision is older than the whole range. */
type Extended = KnownRange | 'older' | null;

/**
 * Reads the commits that a known range lacks. Returns `null` if the range is of no use: because it
 * lacks the reviews, because `since` is not in its past, or because it would be too long.
 */
async function extend(
  repository: Repository,
  known: KnownRange,
  { since, reviews }: HistoryTerms,
): Promise<Extended> {
  if (reviews && known.header.reviews === null) return null;
  const { revision: tip } = repository;
  const newer = known.commits.has(tip)
    ? known
    : join(known, await readPart(repository, tip, known.header.tip, reviews), { tip });
  if (newer === null) return null;
  if (!newer.commits.has(tip)) return 'older';
  if (reachesBack(newer, since)) return newer;
  const { base } = newer.header;
  if (base === null || !(await isInPast(repository, since, base))) return null;
  return join(newer, await readPart(repository, base, since, reviews), { base: since });
}

/** Whether a range contains all commits that are newer than `since`. */
function reachesBack({ header: { base }, commits }: KnownRange, since: string | null): boolean {
  if (base === null || since === base) return true;
  if (since === null || !commits.has(since)) return false;
  for (const oid of reachable(commits, since)) {
    if (commits.get(oid)?.parents.includes(base) === true) return true;
  }
  return false;
}

async function isInPast(
  { git }: Repository,
  ancestor: string | null,
  oid: string,
): Promise<boolean> {
  if (ancestor === null) return true;
  return (await git.answer(['merge-base', '--is-ancestor', ancestor, oid])) !== null;
}

/** Returns `null` if the two parts together are too long to be kept. */
function join(
  known: KnownRange,
  part: KnownRange,
  ends: Partial<Pick<KnownRange['header'], 'tip' | 'base'>>,
): KnownRange | null {
  const log = known.log === null || part.log === null ? null : `${part.log}\0${known.log}`;
  if (log === null || log.length > MOST_CHARACTERS) return null;
  const { reviews } = known.header;
  return {
    header: {
      ...known.header,
      ...ends,
      reviews: reviews && [...(part.header.reviews ?? []), ...reviews],
    },
    commits: new Map([...part.commits, ...known.commits]),
    log,
  };
}

async function readWhole(
  repository: Repository,
  { since, middle, reviews }: HistoryTerms,
): Promise<KnownRange> {
  const { revision: tip } = repository;
  if (middle === null) return readPart(repository, tip, since, reviews);
  const [recent, older] = await Promise.all([
    readPart(repository, tip, middle, reviews),
    readPart(repository, middle, since, reviews),
  ]);
  const ends = { tip, base: since };
  const commits = new Map([...recent.commits, ...older.commits]);
  const found = [...(recent.header.reviews ?? []), ...(older.header.reviews ?? [])];
  const header = { ...ends, reviews: reviews ? found : null };
  return join(recent, older, ends) ?? { header, commits, log: null };
}

async function readPart(
  repository: Repository,
  tip: string,
  base: string | null,
  mayBeReviewed: boolean,
): Promise<KnownRange> {
  const range = base === null ? [tip] : [tip, `^${base}`];
  const [{ commits, log }, reviews] = await Promise.all([
    readLog(repository, range),
    mayBeReviewed ? readReviews(repository, range) : null,
  ]);
  return { header: { tip, base, reviews: reviews && [...reviews] }, commits, log };
}

async function readLog(
  repository: Repository,
  range: readonly string[],
): Promise<Pick<KnownRange, 'commits' | 'log'>> {
  const commits = new Map<string, Commit>();
  const texts: string[] = [];
  let characters = 0;
  const keep = (text: string): void => {
    characters += text.length;
    if (characters <= MOST_CHARACTERS) texts.push(text);
  };
  for await (const commit of streamCommits(repository, range, keep)) {
    commits.set(commit.oid, commit);
  }
  return { commits, log: characters <= MOST_CHARACTERS ? texts.join('') : null };
}

function byOid(commits: readonly Commit[]): ReadonlyMap<string, Commit> {
  return new Map(commits.map((commit) => [commit.oid, commit]));
}
