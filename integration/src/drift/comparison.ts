import { countLines } from '../git/blobs.ts';
import { fetchBlobs } from '../git/fetch.ts';
import type { FileState } from '../git/files.ts';
import type { FileChange } from '../git/history.ts';
import { diffBlobs } from '../git/lines.ts';
import type { LineDiff } from '../git/patch.ts';
import { matchRenames, readRenames, type Renames } from '../git/renames.ts';
import type { Repository } from '../git/repository.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { assessAll, type Assessment } from './assessment.ts';
import type { AssessmentCache } from './assessment-cache.ts';
import type { Baselines } from './baselines.ts';
import { type Difference, findDifferences } from './differences.ts';
import { type IgnoredChanges, joinIgnored } from './ignored-commits.ts';
import { ContentPairs, oidOf, type PairedDifference } from './pairs.ts';
import { citationsOf, type Question } from './question.ts';
import { findRenamers, goneContents, joinRenames } from './renames.ts';

/** More new files than this are not compared with those that are gone, while uncommitted. */
const MANY_FILES = 1000;

/** A difference, measured and judged by what is in the files. */
export interface ComparedDifference extends Difference, Assessment {
  /** `null` where the content of one side is not here. */
  readonly diff: LineDiff | null;
  /** Nothing but commits that are to be ignored changed it. */
  readonly ignored: boolean;
  /** The clone lacks one of the contents, so that there is no telling what the difference is. */
  readonly unread: boolean;
}

/** What git says about the contents that all questions together are about. */
export interface Comparison {
  readonly differences: ReadonlyMap<Question, readonly ComparedDifference[]>;
  /** Lines that a file has; `null` where they cannot be counted. */
  readonly lineCountOf: (state: FileState | null) => number | null;
  /** `null` where one of the two contents is not here. */
  readonly diffOf: (before: FileState | null, after: FileState | null) => LineDiff | null;
}

/** Means by which contents are compared. */
export interface ComparisonTools {
  /** Where contents of uncommitted files go, as made by `withScratchObjects`. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether a remote may be asked for contents that the clone left out. */
  readonly fetch: boolean;
  readonly ignoredCommits: readonly string[];
  readonly cache: AssessmentCache;
}

/** Compares contents for all questions at once: every pair of contents is looked at once. */
export async function compareContents(
  repository: Repository,
  snapshot: Snapshot,
  { timeline, paths }: Baselines,
  questions: readonly Question[],
  { env, fetch, ignoredCommits, cache }: ComparisonTools,
): Promise<Comparison> {
  const cited = new Set(questions.flatMap(citationsOf).map(({ token }) => token.path));
  const relevant = new Set(cited);
  for (const { roles } of questions) for (const path of roles.keys()) relevant.add(path);
  const uncommitted = await settle(repository, snapshot, relevant, env);

  const now = (path: string): FileState | null => snapshot.stateOf(path);
  const found = questions.map((question) => {
    const { view } = question.known ?? {};
    return view ? findDifferences(question.roles, view.stateOf, now) : [];
  });
  const renamers = findRenamers(timeline, found.flat(), (path) => snapshot.exists(path));
  await fetchBlobs(
    repository,
    new Set(renamers.flatMap(({ files }) => files.flatMap(movedContent))),
    env,
    fetch,
  );
  const byCommit = await readRenames(repository, renamers);
  const ignored = joinIgnored(timeline, ignoredCommits, byCommit);
  const evidence = {
    timeline,
    byCommit,
    uncommitted,
    now,
    holders: snapshot.holdersOf(goneContents(found.flat())),
    gone: [...paths].filter((path) => !snapshot.exists(path)),
  };
  const joined = new Map<Question, readonly PairedDifference[]>();
  const pairs = new ContentPairs();
  questions.forEach((question, index) => {
    const { view } = question.known ?? {};
    if (!view) return;
    const differences = joinRenames(found[index] ?? [], evidence, view.citedStateOf);
    joined.set(
      question,
      differences.map((difference) => {
        const counted = withoutIgnored(difference, ignored);
        return { difference, counted, pair: pairs.add(counted.before, counted.after) };
      }),
    );
    for (const { token } of citationsOf(question)) {
      const before = view.citedStateOf(token.path);
      if (before !== undefined) pairs.add(before, now(token.path));
    }
  });
  const listed = pairs.list();
  const isPartial = repository.shallow || Boolean(repository.remote?.omits);
  const isAccepted = questions.some(({ known }) => known?.baseline.kind === 'accepted');
  // An acceptance may name a content that no commit ever had.
  const missing = await fetchBlobs(repository, listed.oids, env, fetch, isAccepted);
  const present = listed.pairs.filter(
    ({ before, after }) => !missing.has(before ?? '') && !missing.has(after ?? ''),
  );
  const texts = [...cited].map((path) => textOf(now(path))).filter((oid) => oid !== null);
  const [diffs, lineCounts] = await Promise.all([
    diffBlobs(repository, present, env),
    countLines(
      repository,
      texts.filter((oid) => !missing.has(oid)),
      env,
    ),
  ]);
  present.forEach((pair, index) => {
    pair.diff = diffs[index] ?? null;
  });
  const assess = await assessAll(repository, [...joined.values()].flat(), cache, env);
  const differences = new Map<Question, readonly ComparedDifference[]>();
  for (const [question, paired] of joined) {
    differences.set(
      question,
      paired.map(({ difference, counted, pair: { before, after, diff } }) => ({
        ...difference,
        ...assess(counted),
        diff,
        ignored: isIgnoredOnly(difference, ignored),
        unread: isPartial && [before, after].some((oid) => missing.has(oid ?? '')),
      })),
    );
  }
  return {
    differences,
    lineCountOf: (state) => lineCounts.get(textOf(state) ?? '') ?? null,
    diffOf: (before, after) => pairs.add(before, after).diff,
  };
}

/** A difference between contents that commits to be ignored left alone. */
function withoutIgnored(difference: Difference, ignored: IgnoredChanges): Difference {
  const { before, after } = difference;
  if (before === null || after === null) return difference;
  const narrow = ignored.narrow(before.oid, after.oid);
  return {
    ...difference,
    before: { ...before, oid: narrow.before },
    after: { ...after, oid: narrow.after },
  };
}

function isIgnoredOnly({ path, before, after }: Difference, { isSame }: IgnoredChanges): boolean {
  return isSame(path, before?.oid ?? null, after?.oid ?? null);
}

/** Finds out the contents of uncommitted files, and which of them were renamed. */
async function settle(
  repository: Repository,
  snapshot: Snapshot,
  relevant: ReadonlySet<string>,
  env: Readonly<Record<string, string>>,
): Promise<Renames> {
  const removed = [...snapshot.removedPaths()];
  const added = [...snapshot.newPaths()];
  const isRelevant = (path: string): boolean => relevant.has(path);
  const mayBeRenamed = removed.length > 0 && [...removed, ...added].some(isRelevant);
  const compared = !mayBeRenamed
    ? []
    : added.length > MANY_FILES
      ? added.filter(isRelevant)
      : added;
  await snapshot.settle([...relevant, ...compared], env);
  const contentsOf = (
    paths: readonly string[],
    stateOf: (path: string) => FileState | null | undefined,
  ): Map<string, string> =>
    new Map(
      paths.flatMap((path) => {
        const oid = oidOf(stateOf(path) ?? null);
        return oid === null ? [] : [[path, oid]];
      }),
    );
  const gone = contentsOf(compared.length > 0 ? removed : [], (path) =>
    snapshot.committed.get(path),
  );
  return matchRenames(
    repository,
    gone,
    contentsOf(compared, (path) => snapshot.stateOf(path)),
    env,
  );
}

/** What tells whether a commit renamed a file: the content of one that it added or removed. */
function movedContent({ before, after }: FileChange): string[] {
  const oid = before === null ? oidOf(after) : after === null ? oidOf(before) : null;
  return oid === null ? [] : [oid];
}

/** The content of a file that has lines of its own, as a link has not. */
function textOf(state: FileState | null): string | null {
  return state?.mode === '120000' ? null : oidOf(state);
}
