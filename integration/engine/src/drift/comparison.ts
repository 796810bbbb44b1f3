import type { FileState } from '../git/files.ts';
import type { GitSession } from '../git/temporary-objects.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { assessAll } from './assessment.ts';
import type { AssessmentCache } from './assessment-cache.ts';
import type { Baselines } from './baselines.ts';
import type { CitationOutcome } from './citation-outcome.ts';
import { judgeCitations } from './citation-judgement.ts';
import { findAuthoredStates, type AuthoredStates } from './authored-states.ts';
import { assessOutcomes } from './citation-significance.ts';
import { findVanished, trackCitations, type TrackedCitation } from './cited-files.ts';
import { type Difference, findDifferences } from './differences.ts';
import { type CitedComparison, compareCited } from './file-comparison.ts';
import { type IgnoredChanges, joinIgnored } from './ignored-commits.ts';
import type { ComparedDifference } from './measured-difference.ts';
import { measureContents } from './diff-contents.ts';
import { ContentPairs, type PairedDifference } from './content-pairs.ts';
import type { PatternMatch } from './match-patterns.ts';
import { narrowInputs } from './narrowed-inputs.ts';
import { citationsOf, type SpecInputs } from './spec-inputs.ts';
import { gatherEvidence } from './rename-evidence.ts';
import { findSource, joinRenames } from './renames.ts';
import type { OnStep } from './progress-step.ts';
import { settleUncommitted } from './uncommitted-renames.ts';

/** All contents of all specs, compared. */
export interface Comparison {
  readonly differences: ReadonlyMap<SpecInputs, readonly ComparedDifference[]>;
  /** Changes of the files that documents cite. */
  readonly cited: ReadonlyMap<SpecInputs, readonly CitedComparison[]>;
  readonly outcomes: ReadonlyMap<SpecInputs, readonly CitationOutcome[]>;
  readonly redate: AuthoredStates['redate'];
  /** Why patterns that name a definition or lines are of no use. */
  readonly problems: ReadonlyMap<PatternMatch, string>;
}

/** Parameters of {@link compareContents}. */
export interface ComparisonTools {
  readonly ignoredCommits: readonly string[];
  readonly cache: AssessmentCache;
  readonly onStep: OnStep;
}

/** Compares the contents of all specs together, and each pair of contents only once. */
export async function compareContents(
  session: GitSession,
  snapshot: Snapshot,
  baselines: Baselines,
  questions: readonly SpecInputs[],
  { ignoredCommits, cache, onStep }: ComparisonTools,
): Promise<Comparison> {
  onStep('contents');
  const { timeline } = baselines;
  const relevant = relevantPaths(questions);
  const uncommitted = await settleUncommitted(session, snapshot, relevant);
  const now = (path: string): FileState | null => snapshot.stateOf(path);
  const found = questions.map((question) => {
    const { view } = question.known ?? {};
    return view ? findDifferences(question.roles, view.stateOf, now) : [];
  });
  const vanished = [...found.flat(), ...findVanished(timeline, snapshot, questions)];
  const { evidence, unclear } = await gatherEvidence(
    session,
    snapshot,
    baselines,
    vanished,
    uncommitted,
  );
  const { byCommit } = evidence;
  const ignored = joinIgnored(timeline, ignoredCommits, byCommit);
  const authored = await findAuthoredStates(session, snapshot, baselines, questions, {
    byCommit,
    previousPath: ({ known }, file) =>
      known?.view ? findSource(file, now(file), evidence, known.view.citedStateOf) : null,
  });

  const joined = new Map<SpecInputs, readonly PairedDifference[]>();
  const tracked = new Map<SpecInputs, readonly TrackedCitation[]>();
  const cited = new Map<SpecInputs, readonly CitedComparison[]>();
  const pairs = new ContentPairs();
  questions.forEach((question, index) => {
    const { view } = question.known ?? {};
    const citations = trackCitations(question, authored.find, snapshot, evidence);
    for (const { before, after } of citations) if (before) pairs.add(before, after);
    tracked.set(question, citations);
    if (!view) return;
    cited.set(question, compareCited(question, view, snapshot, evidence, pairs));
    const differences = joinRenames(found[index] ?? [], evidence, view.citedStateOf);
    joined.set(
      question,
      differences.map((difference) => {
        const counted = withoutIgnored(difference, ignored);
        return { difference, counted, pair: pairs.add(counted.before, counted.after) };
      }),
    );
  });

  const citations = [...tracked.values()].flat();
  const { missing, lineCountOf } = await measureContents(
    session,
    pairs,
    citations.map(({ after }) => after),
    // An acceptance can name a content that no commit contains.
    questions.some(({ known }) => known?.baseline.kind === 'accepted'),
  );
  const isPartial = session.shallow || Boolean(session.remote?.omits);
  const isUnread = ({ difference, pair }: PairedDifference): boolean =>
    isPartial &&
    (mayBeRenamed(difference, unclear) ||
      [pair.before, pair.after].some((oid) => missing.has(oid ?? '')));
  const assess = await assessAll(session, [...joined.values()].flat(), cache);
  const differences = new Map<SpecInputs, readonly ComparedDifference[]>();
  for (const [question, paired] of joined) {
    const compare = (each: PairedDifference): ComparedDifference => ({
      ...each.difference,
      ...assess(each.counted),
      pair: each.pair,
      ignored: isIgnoredOnly(each.difference, ignored),
      unread: isUnread(each),
    });
    differences.set(question, paired.map(compare));
  }

  const narrowed = await narrowInputs(session, snapshot, questions, differences);
  onStep('citations');
  const judged = await judgeCitations(session, citations, {
    snapshot,
    timeline,
    lineCountOf,
    diffOf: (before, after) => pairs.add(before, after).diff,
  });
  const assessed = await assessOutcomes(session, judged, pairs, cache);
  const outcomes = new Map<SpecInputs, readonly CitationOutcome[]>();
  let at = 0;
  for (const [question, { length }] of tracked) {
    outcomes.set(question, assessed.slice(at, at + length));
    at += length;
  }
  return { ...narrowed, cited, outcomes, redate: authored.redate };
}

/** All inputs, documents and cited files. */
function relevantPaths(questions: readonly SpecInputs[]): ReadonlySet<string> {
  const relevant = new Set(questions.flatMap(citationsOf).map(({ token }) => token.path));
  for (const { roles, documents } of questions) {
    for (const path of roles.keys()) relevant.add(path);
    for (const { file } of documents) relevant.add(file);
  }
  return relevant;
}

/**
 * Whether a deleted or added file may be part of a rename that cannot be detected in this clone.
 */
function mayBeRenamed({ path, kind }: Difference, unclear: ReadonlySet<string>): boolean {
  return (kind === 'deleted' || kind === 'added') && unclear.has(path);
}

/** A difference without the changes of ignored commits. */
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
