import { type CurrentLines, type CitationState, stateOf } from '../citations/state.ts';
import type { FoundCitation } from '../citations/finder.ts';
import { type FoundDocument, readDocuments } from '../documents/reader.ts';
import type { Commit } from '../git/history.ts';
import type { Repository } from '../git/repository.ts';
import { withScratchObjects } from '../git/scratch.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Spec } from '../specs/spec.ts';
import type { Significance } from './assessment.ts';
import type { AssessmentCache } from './assessment-cache.ts';
import type { Baseline } from './baseline.ts';
import { readBaselines } from './baselines.ts';
import { type ComparedDifference, type Comparison, compareContents } from './comparison.ts';
import type { PatternMatch } from './inputs.ts';
import { askQuestions, type Question } from './question.ts';
import type { SearchTerms } from './search.ts';

/** A difference, measured and judged. */
export interface MeasuredDifference extends ComparedDifference {
  /** The commits that changed the file since the baseline, newest first. */
  readonly commits: readonly Commit[];
  readonly uncommitted: boolean;
  /** It makes the spec drift. */
  readonly significant: boolean;
}

/** A citation, and what became of it. */
export interface JudgedCitation extends FoundCitation {
  readonly state: CitationState;
  readonly current: CurrentLines | null;
  /** The lines are other ones, and that matters. */
  readonly stale: boolean;
}

/** A document of a spec with its citations. */
export interface ExaminedDocument extends FoundDocument {
  readonly citations: readonly JudgedCitation[];
}

/** Everything found out about one spec. */
export interface Examination {
  readonly spec: Spec;
  /** `null` for a spec that was never completed. */
  readonly baseline: Baseline | null;
  readonly matches: readonly PatternMatch[];
  /** Files that match now. */
  readonly inputs: ReadonlySet<string>;
  readonly differences: readonly MeasuredDifference[];
  readonly documents: readonly ExaminedDocument[];
}

/** What an examination goes by. */
export interface ExaminationTerms extends SearchTerms {
  /** Kinds of change that make drift. */
  readonly significant: readonly Significance[];
  readonly cache: AssessmentCache;
}

/** All specs, examined, and the repository as it is known now. */
export interface Examined {
  readonly repository: Repository;
  readonly examinations: readonly Examination[];
}

/** Looks at all specs together: every question is asked of git once, for all of them. */
export async function examine(
  repository: Repository,
  snapshot: Snapshot,
  specs: readonly Spec[],
  terms: ExaminationTerms,
): Promise<Examined> {
  const [baselines, documents] = await Promise.all([
    readBaselines(
      repository,
      snapshot,
      specs.filter((spec) => spec.completed),
      terms,
    ),
    readDocuments(
      repository.root,
      specs.flatMap(({ targets }) => targets),
    ),
  ]);
  const questions = askQuestions(snapshot, specs, terms.folders, baselines, documents);
  const comparison = await withScratchObjects(baselines.repository, (env) =>
    compareContents(baselines.repository, snapshot, baselines, questions, { ...terms, env }),
  );
  return {
    repository: baselines.repository,
    examinations: questions.map((question) =>
      conclude(snapshot, question, comparison, terms.significant),
    ),
  };
}

/** Something differs, and it may be no more than a comment. */
const UNREAD: Baseline = {
  kind: 'unknown',
  reason: 'the clone lacks older contents of the inputs, and they were not fetched',
  fix: 'Allow `fetch`, or clone the whole history without `--filter`.',
};

function conclude(
  snapshot: Snapshot,
  question: Question,
  { differences, lineCountOf, diffOf }: Comparison,
  significances: readonly Significance[],
): Examination {
  const { spec, known, matches, roles, documents, citations } = question;
  const { view = null, baseline = null } = known ?? {};
  const measure = (difference: ComparedDifference): MeasuredDifference => {
    const { path, previousPath, significance, ignored, unread } = difference;
    const counts = significance === null ? !difference.stays : significances.includes(significance);
    return {
      ...difference,
      commits: commitsOf(view?.commitsOf ?? (() => []), path, previousPath),
      uncommitted: [path, previousPath ?? path].some((name) => snapshot.isUncommitted(name)),
      significant: !ignored && !unread && counts,
    };
  };
  const measured = (differences.get(question) ?? []).map(measure);
  const trivial = new Set(
    measured.filter(({ significant }) => !significant).map(({ path }) => path),
  );
  const judge = (citation: FoundCitation): JudgedCitation => {
    const { path } = citation.token;
    const exists = snapshot.exists(path);
    const before = view === null ? null : view.citedStateOf(path);
    const diff = before ? diffOf(before, snapshot.stateOf(path)) : null;
    // Without a baseline, lines that are not there now may have been there then.
    const isKnown = baseline?.kind !== 'unknown' && before !== undefined;
    const facts = {
      existed: before === undefined ? exists : before !== null,
      exists,
      lineCount: isKnown && exists ? lineCountOf(snapshot.stateOf(path)) : null,
      diff,
    };
    const judged = stateOf(citation.token, facts);
    const changed = judged.state === 'changed' || judged.state === 'deleted';
    return { ...citation, ...judged, stale: changed && !trivial.has(path) };
  };
  const isDecided = measured.some(({ significant }) => significant);
  const isUnread = measured.some(({ unread, ignored }) => unread && !ignored);
  return {
    spec,
    baseline: isUnread && !isDecided ? UNREAD : baseline,
    matches,
    inputs: new Set([...roles.keys()].filter((path) => snapshot.exists(path))),
    differences: measured,
    documents: documents.map((document) => ({
      ...document,
      exists: document.exists || (document.absent && snapshot.exists(document.file)),
      citations: (citations.get(document.file) ?? []).map(judge),
    })),
  };
}

/** The commits of a file under both of its names, newest first. */
function commitsOf(
  since: (path: string) => readonly Commit[],
  path: string,
  previousPath: string | null,
): readonly Commit[] {
  if (previousPath === null) return since(path);
  return [...new Set([...since(path), ...since(previousPath)])].sort((a, b) => b.time - a.time);
}
