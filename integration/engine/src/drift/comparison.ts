import type { FoundCitation, JudgedCitation, TrackedCitation } from '../citations/citation.ts';
import type { FileState } from '../git/files.ts';
import type { GitSession } from '../git/temporary-objects.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { assessAll } from './assessment.ts';
import type { AssessmentCache } from './assessment-cache.ts';
import type { Baselines } from './baselines.ts';
import type { ComparedChange, ContentChange, FoundChange } from './change.ts';
import { judgeCitations } from './citation-judgement.ts';
import {
  type AuthoredStateEvidence,
  type AuthoredStates,
  findAuthoredStates,
} from './authored-states.ts';
import { assessCitations } from './citation-significance.ts';
import { findVanished, trackCitations } from './cited-files.ts';
import { compareCited } from './file-comparison.ts';
import { findChanges } from './find-changes.ts';
import { type IgnoredChanges, joinIgnored } from './ignored-commits.ts';
import { measureContents } from './diff-contents.ts';
import { ContentPairs } from './content-pairs.ts';
import type { PatternMatch } from './match-patterns.ts';
import { narrowInputs } from './narrowed-inputs.ts';
import { citationsOf, filesOf, type SpecInputs } from './spec-inputs.ts';
import { gatherEvidence } from './rename-evidence.ts';
import { findSource, joinRenames, type RenameEvidence } from './renames.ts';
import { SharedChanges } from './shared-changes.ts';
import { findReviewed, judgeSinceReview, type ReviewedFile } from './reviewed-citations.ts';
import type { OnStep } from './progress-step.ts';
import { settleUncommitted } from './uncommitted-renames.ts';

/** The result of comparing the contents of all specs. */
export interface Comparison {
  readonly changes: ReadonlyMap<SpecInputs, readonly ComparedChange[]>;
  /** The files that documents cite, at the baseline and now. */
  readonly citedFiles: ReadonlyMap<SpecInputs, readonly ContentChange[]>;
  readonly citations: ReadonlyMap<FoundCitation, JudgedCitation>;
  readonly redate: AuthoredStates['redate'];
  /** Why a pattern cannot be used. Only patterns that name a definition or lines are listed. */
  readonly problems: ReadonlyMap<PatternMatch, string>;
  /** The patterns that name a definition or lines that never existed. */
  readonly absent: ReadonlySet<PatternMatch>;
}

/** Parameters of {@link compareContents}. */
export interface ComparisonTools {
  readonly ignoredCommits: readonly string[];
  readonly cache: AssessmentCache;
  readonly onStep: OnStep;
}

/** Compares the contents of all specs together. Each pair of contents is compared only once. */
export async function compareContents(
  session: GitSession,
  snapshot: Snapshot,
  baselines: Baselines,
  allInputs: readonly SpecInputs[],
  { ignoredCommits, cache, onStep }: ComparisonTools,
): Promise<Comparison> {
  onStep('contents');
  const { timeline } = baselines;
  const relevant = relevantPaths(allInputs);
  const uncommitted = await settleUncommitted(session, snapshot, relevant);
  const now = (path: string): FileState | null => snapshot.stateOf(path);
  const shared = new SharedChanges();
  const share = (change: FoundChange): FoundChange => shared.share(change);
  const found = allInputs.map(({ roles, history }) =>
    history === null ? [] : findChanges(roles, history.stateOf, now).map(share),
  );
  const vanished = [...found.flat(), ...findVanished(timeline, snapshot, allInputs)];
  const { evidence, unclear } = await gatherEvidence(
    session,
    snapshot,
    baselines,
    vanished,
    uncommitted,
  );
  const { byCommit } = evidence;
  const ignored = joinIgnored(timeline, ignoredCommits, byCommit);
  const authored = await findAuthoredStates(
    session,
    snapshot,
    baselines,
    allInputs,
    toAuthoredEvidence(evidence),
  );

  const counted = new Map<SpecInputs, readonly FoundChange[]>();
  const contents = new Map<FoundChange, ContentChange>();
  const citedFiles = new Map<SpecInputs, readonly ContentChange[]>();
  const pairs = new ContentPairs();
  const reviewed = new Map<number, ReviewedFile>();
  const tracked: TrackedCitation[] = [];
  const cited = new Map<SpecInputs, Set<string>>();
  for (const inputs of allInputs) {
    const paths = new Set<string>();
    cited.set(inputs, paths);
    for (const citation of trackCitations(inputs, authored.find, snapshot, evidence)) {
      const { before, after, path } = citation;
      paths.add(path);
      const review = findReviewed(inputs, citation);
      if (before) pairs.add(before, after);
      if (before && review !== null) {
        pairs.add(before, review.state);
        pairs.add(review.state, after);
        reviewed.set(tracked.length, review);
      }
      tracked.push(citation);
    }
  }
  allInputs.forEach((inputs, index) => {
    const { history } = inputs;
    if (history === null) return;
    citedFiles.set(
      inputs,
      compareCited(cited.get(inputs) ?? [], history, snapshot, evidence, pairs),
    );
    const changes = joinRenames(found[index] ?? [], evidence, history.citedStateOf).map(share);
    counted.set(inputs, changes);
    for (const change of changes) {
      if (!contents.has(change)) contents.set(change, contentOf(change, ignored, pairs));
    }
  });

  const { missing, lineCountOf } = await measureContents(
    session,
    pairs,
    [...tracked.map(({ after }) => after), ...[...reviewed.values()].map(({ state }) => state)],
    // An acceptance can name a content that no commit contains.
    allInputs.some(({ baseline }) => baseline?.kind === 'accepted'),
  );
  const isPartial = session.shallow || Boolean(session.remote?.omits);
  const isUnread = (change: FoundChange, { pair }: ContentChange): boolean =>
    isPartial &&
    (mayBeRenamed(change, unclear) ||
      [pair.before, pair.after].some((oid) => missing.has(oid ?? '')));
  const assess = await assessAll(session, [...contents.values()], cache);
  const compared = new Map(
    [...contents].map(([change, content]): [FoundChange, ComparedChange] => [
      change,
      {
        ...change,
        ...assess(content),
        pair: content.pair,
        ignored: isIgnoredOnly(change, ignored),
        unread: isUnread(change, content),
      },
    ]),
  );
  const changes = new Map(
    [...counted].map(([inputs, own]) => {
      const changes = own
        .map((change) => compared.get(change))
        .filter((each) => each !== undefined);
      // Changes are limited to the parts that are inputs of the spec.
      return [inputs, inputs.parts.size === 0 ? changes : changes.map((each) => ({ ...each }))];
    }),
  );

  const narrowed = await narrowInputs(session, snapshot, allInputs, changes);
  onStep('citations');
  const judge = async (open: readonly TrackedCitation[]): Promise<JudgedCitation[]> =>
    judgeCitations(session, open, cache, {
      snapshot,
      timeline,
      lineCountOf,
      diffOf: (before, after) => pairs.add(before, after).diff,
    });
  const judged = await judgeSinceReview(await judge(tracked), reviewed, judge);
  const assessed = await assessCitations(session, judged, pairs, cache);
  const citations = new Map<FoundCitation, JudgedCitation>();
  allInputs.flatMap(citationsOf).forEach((citation, index) => {
    const result = assessed[index];
    if (result !== undefined) citations.set(citation, result);
  });
  return { ...narrowed, citedFiles, citations, redate: authored.redate };
}

/** It is a function of its own, so that the result does not keep all changes in memory. */
function toAuthoredEvidence(evidence: RenameEvidence): AuthoredStateEvidence {
  const { byCommit, now } = evidence;
  return {
    byCommit,
    previousPath: ({ citedStateOf }, file) => findSource(file, now(file), evidence, citedStateOf),
  };
}

/** Returns the paths of all inputs, documents and cited files. */
function relevantPaths(allInputs: readonly SpecInputs[]): ReadonlySet<string> {
  const relevant = new Set(allInputs.flatMap(citationsOf).flatMap(filesOf));
  for (const { roles, documents } of allInputs) {
    for (const path of roles.keys()) relevant.add(path);
    for (const { file } of documents) relevant.add(file);
  }
  return relevant;
}

/**
 * Whether a deleted or added file may have been renamed, in a way that this clone cannot detect.
 */
function mayBeRenamed({ path, kind }: FoundChange, unclear: ReadonlySet<string>): boolean {
  return (kind === 'deleted' || kind === 'added') && unclear.has(path);
}

/** Returns the change of the content, without the edits of ignored commits. */
function contentOf(
  { path, previousPath, before, after }: FoundChange,
  ignored: IgnoredChanges,
  pairs: ContentPairs,
): ContentChange {
  const content = { path, previousPath, before, after };
  if (before !== null && after !== null) {
    const narrow = ignored.narrow(before.oid, after.oid);
    content.before = { ...before, oid: narrow.before };
    content.after = { ...after, oid: narrow.after };
  }
  return { ...content, pair: pairs.add(content.before, content.after) };
}

function isIgnoredOnly({ path, before, after }: FoundChange, { isSame }: IgnoredChanges): boolean {
  return isSame(path, before?.oid ?? null, after?.oid ?? null);
}
