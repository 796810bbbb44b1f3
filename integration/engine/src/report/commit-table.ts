import type { DatedCommit } from '../git/commit.ts';
import { toTimestamp } from '../text/time.ts';
import type { CommitReport, Report, SpecReport } from './schema.ts';

/** The commits of a report, each of them once. */
export interface CommitTable {
  /** Sorted by date, the oldest first, and then by id. */
  readonly commits: CommitReport[];
  /** Returns the index of a commit in the table. Returns `null` if the table does not have it. */
  readonly indexOf: (oid: string) => number | null;
}

/** Makes the table of some commits. The result does not depend on their order. */
export function makeCommitTable(commits: Iterable<DatedCommit>): CommitTable {
  const byOid = new Map<string, CommitReport>();
  for (const { oid, authorTime, author, subject } of commits) {
    if (byOid.has(oid)) continue;
    byOid.set(oid, { oid, date: toTimestamp(authorTime), author, subject });
  }
  const sorted = [...byOid.values()].sort(byDate);
  const indexes = new Map(sorted.map(({ oid }, index) => [oid, index]));
  return { commits: sorted, indexOf: (oid) => indexes.get(oid) ?? null };
}

function byDate(a: CommitReport, b: CommitReport): number {
  const [one, other] = a.date === b.date ? [a.oid, b.oid] : [a.date, b.date];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** A part of a report: some specs, and the commits to which their indexes lead. */
export type CommittedSpecs = Pick<Report, 'commits' | 'specs'>;

/**
 * Removes the commits to which no spec leads. If there are none, the specs stay the same objects.
 */
export function withUsedCommits({ commits, specs }: CommittedSpecs): CommittedSpecs {
  const used = new Set<number>();
  for (const spec of specs) for (const index of indexesIn(spec)) used.add(index);
  if (used.size === commits.length) return { commits, specs };
  const kept = [...commits.keys()].filter((index) => used.has(index));
  const moved = new Map(kept.map((index, place) => [index, place]));
  return {
    commits: commitsAt(kept, commits),
    specs: specs.map((spec) => reindex(spec, (index) => moved.get(index) ?? index)),
  };
}

/**
 * Puts the specs of two parts into one list, and their commits into one table. If the second part
 * has no commits, the specs of the first part stay the same objects.
 */
export function joinSpecs(first: CommittedSpecs, second: CommittedSpecs): CommittedSpecs {
  if (second.commits.length === 0) {
    return { commits: first.commits, specs: [...first.specs, ...second.specs] };
  }
  const all = new Map([...first.commits, ...second.commits].map((commit) => [commit.oid, commit]));
  const commits = [...all.values()].sort(byDate);
  const places = new Map(commits.map(({ oid }, index) => [oid, index]));
  const moved = ({ commits: own, specs }: CommittedSpecs): SpecReport[] =>
    specs.map((spec) => reindex(spec, (index) => places.get(own[index]?.oid ?? '') ?? index));
  return { commits, specs: [...moved(first), ...moved(second)] };
}

/** Returns the commits to which indexes lead, in the order of the indexes. */
export function commitsAt(
  indexes: readonly number[],
  commits: readonly CommitReport[],
): CommitReport[] {
  return indexes.flatMap((index) => commits[index] ?? []);
}

function indexesIn({ changes, documents }: SpecReport): number[] {
  return [
    ...changes.flatMap((change) => change.commits),
    ...documents.flatMap(({ evidence }) => evidence.flatMap(({ commit }) => commit ?? [])),
  ];
}

function reindex(spec: SpecReport, indexOf: (index: number) => number): SpecReport {
  return {
    ...spec,
    changes: spec.changes.map((change) => ({ ...change, commits: change.commits.map(indexOf) })),
    documents: spec.documents.map((document) => ({
      ...document,
      evidence: document.evidence.map((evidence) => {
        const { commit } = evidence;
        return { ...evidence, commit: commit === null ? null : indexOf(commit) };
      }),
    })),
  };
}
