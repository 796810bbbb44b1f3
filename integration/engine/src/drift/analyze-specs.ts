import type { Citation, JudgedCitation } from '../citations/citation.ts';
import { type FoundDocument, readDocuments } from '../documents/reader.ts';
import { rememberedParsing } from '../documents/remembered-parsing.ts';
import type { Reference } from '../documents/references.ts';
import type { IgnoredPatterns } from '../citations/exempt-references.ts';
import type { Exemption } from '../documents/exemptions.ts';
import type { PassedOverReason } from '../citations/finder.ts';
import { SimilarPaths } from '../citations/similar-path.ts';
import { readIgnored } from '../git/ignored.ts';
import { readGenerated } from '../git/attributes.ts';
import { readBlobs } from '../git/blobs.ts';
import { type DatedCommit, isDated } from '../git/commit.ts';
import type { Repository } from '../git/repository.ts';
import { withTemporaryObjects } from '../git/temporary-objects.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Spec } from '../specs/spec.ts';
import type { Significance } from '../code/significances.ts';
import type { AssessmentCache } from './assessment-cache.ts';
import type { Baseline } from './baseline.ts';
import { datelessBaseline } from './completion.ts';
import { readBaselines } from './baselines.ts';
import type { Change } from './change.ts';
import { type Comparison, compareContents } from './comparison.ts';
import type { Redate } from './document-dates.ts';
import { DecidedChanges } from './decided-changes.ts';
import { type DocumentEdits, findDocumentEdits } from './document-edits.ts';
import { type JudgedNode, judgeNode } from './diagram-states.ts';
import { compareFiles, type FileComparison } from './file-comparison.ts';
import type { PatternMatch } from './match-patterns.ts';
import { UNKNOWN_STATE } from '../citations/authored-state.ts';
import { findDateless, findObstacle } from './obstacles.ts';
import { citationsOf, findSpecInputs, type SpecInputs } from './spec-inputs.ts';
import { makeSectionViews, type ViewsOfSections } from './section-views.ts';
import { judgeStaleness } from './stale-citations.ts';
import type { BaselineOptions } from './find-baselines.ts';
import type { OnStep } from './progress-step.ts';

/** A document of a spec with its citations. */
export interface AnalyzedDocument extends FoundDocument {
  readonly citations: readonly Citation[];
  /** The references that fit several files. They are no citations. */
  readonly ambiguous: readonly AmbiguousReference[];
  /** The number of references that are neither citations nor mistakes, by reason. */
  readonly passedOver: PassedOver;
  /** The comments that exempt no reference. */
  readonly unusedExemptions: readonly Exemption[];
  /** For each diagram, the nodes that name files or folders. */
  readonly nodes: readonly (readonly JudgedNode[])[];
  /**
   * Dates the citations of an edited version of the document; `null` if the history is not known.
   */
  readonly redate: Redate | null;
  /** How people edited the document since a run wrote it; `null` if they did not. */
  readonly edits: DocumentEdits | null;
}

/** A reference that fits several files. */
export interface AmbiguousReference {
  readonly reference: Reference;
  /** The files that it fits, sorted. */
  readonly candidates: readonly string[];
}

/** How many references of a document are neither citations nor mistakes. */
export interface PassedOver {
  /** To files of other projects: no folder of the repository has such a name. */
  readonly otherProjects: number;
  /** To files in submodules. */
  readonly submodules: number;
  /** To files that git ignores. */
  readonly gitIgnored: number;
  /** By a comment or the option `ignore`. */
  readonly exempt: number;
}

/** A section of a document that is reviewed apart from the other sections. */
export interface AnalyzedSection {
  readonly baseline: Baseline;
  /** The changes since this baseline. Sections with the same baseline share the list. */
  readonly changes: readonly Change[];
}

/** The results for one spec. */
export interface SpecAnalysis {
  readonly spec: Spec;
  /** The baseline; `null` if the spec is not completed. */
  readonly baseline: Baseline | null;
  readonly matches: readonly PatternMatch[];
  /** The files that the patterns select now. */
  readonly inputs: ReadonlySet<string>;
  /** The changes since the baseline. */
  readonly changes: readonly Change[];
  /**
   * The sections of the document with their own baselines. The first section is the text before the
   * first heading. `null` if sections are not reviewed one by one.
   */
  readonly sections: readonly AnalyzedSection[] | null;
  readonly documents: readonly AnalyzedDocument[];
  /** Some citations are older than the history that the clone holds. */
  readonly undated: boolean;
  /** The changed inputs, and the other changed files that the documents cite. */
  readonly files: readonly FileComparison[];
  /**
   * Returns what has changed a file since the baseline of a section, or since that of the spec. The
   * path is the current or the old one.
   */
  readonly pendingOf: (path: string, section: number | null) => Pending;
}

/** What has changed a file since the baseline. */
export interface Pending {
  /** The newest commit comes first. */
  readonly commits: readonly DatedCommit[];
  readonly uncommitted: boolean;
}

/** Whether something significant changed since the baseline of the spec, or of a section. */
export function hasChanged({
  changes,
  sections,
}: Pick<SpecAnalysis, 'changes' | 'sections'>): boolean {
  return [changes, ...(sections ?? []).map((section) => section.changes)].some((each) =>
    each.some(({ significant }) => significant),
  );
}

/** Parameters of {@link analyzeSpecs}. */
export interface SpecAnalysisOptions extends BaselineOptions {
  /** The kinds of edits that count as drift. */
  readonly significant: readonly Significance[];
  /** The references that are exempt from all checks. */
  readonly ignored: IgnoredPatterns;
  readonly cache: AssessmentCache;
  readonly onStep: OnStep;
  /** Whether to return the contents of uncommitted files. */
  readonly keepContents: boolean;
}

/** The results for all specs. */
export interface AnalyzedSpecs {
  readonly repository: Repository;
  readonly analyses: readonly SpecAnalysis[];
  /** The contents of uncommitted files, by blob id. It is empty unless `keepContents` is set. */
  readonly uncommitted: ReadonlyMap<string, string>;
}

/** Analyzes all specs together. git runs once for all of them, not once for each. */
export async function analyzeSpecs(
  repository: Repository,
  snapshot: Snapshot,
  specs: readonly Spec[],
  options: Omit<SpecAnalysisOptions, 'documents'>,
): Promise<AnalyzedSpecs> {
  options.onStep('history');
  const reading = readDocuments(
    options.files,
    specs.flatMap(({ targets }) => targets),
    rememberedParsing(repository.facts),
  );
  const [baselines, documents] = await Promise.all([
    readBaselines(
      repository,
      snapshot,
      specs.filter((spec) => spec.completed),
      { ...options, documents: reading },
    ),
    reading,
  ]);
  const allInputs = findSpecInputs(
    snapshot,
    specs,
    options.folders,
    baselines,
    documents,
    options.ignored,
  );
  return withTemporaryObjects(baselines.repository, async (session) => {
    const views = makeSectionViews(
      allInputs,
      (path) => baselines.paths.has(path) || snapshot.isUncommitted(path),
    );
    const comparison = await compareContents(
      session,
      snapshot,
      baselines,
      [...allInputs, ...views.all],
      options,
    );
    const edits = await findDocumentEdits(
      session,
      snapshot,
      baselines,
      allInputs,
      options.ignoredCommits,
    );
    const generated = await findGenerated(baselines.repository, snapshot, comparison);
    const ignored = await findIgnored(baselines.repository, snapshot, comparison);
    const similar = new SimilarPaths(() => snapshot.paths());
    const significances = options.significant;
    const decided = new DecidedChanges(snapshot, { generated, significances });
    const analyses = allInputs.map((inputs) =>
      analyzeSpec(snapshot, inputs, views.of(inputs), comparison, {
        decided,
        significances,
        edits: edits.get(inputs),
        ignored,
        similar,
      }),
    );
    const oids = !options.keepContents
      ? []
      : analyses.flatMap(({ files }) =>
          files.filter(({ path }) => snapshot.isUncommitted(path)).map(({ after }) => after),
        );
    const uncommitted = await readBlobs(
      session,
      oids.filter((oid) => oid !== null),
    );
    return { repository: baselines.repository, analyses, uncommitted };
  });
}

async function findGenerated(
  repository: Repository,
  snapshot: Snapshot,
  { changes }: Comparison,
): Promise<ReadonlySet<string>> {
  const changed = new Set([...changes.values()].flat().map(({ path }) => path));
  return readGenerated(repository, snapshot, [...changed]);
}

/** Finds the cited files that do not exist and that git ignores, such as those of a build. */
async function findIgnored(
  repository: Repository,
  snapshot: Snapshot,
  { citations }: Comparison,
): Promise<ReadonlySet<string>> {
  const gone = new Set<string>();
  for (const { path, after } of citations.values()) {
    // git refuses paths below a link or a submodule.
    if (after === null && !hasFileAbove(path, snapshot)) gone.add(path);
  }
  return readIgnored(repository, [...gone]);
}

function hasFileAbove(path: string, snapshot: Snapshot): boolean {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (snapshot.exists(path.slice(0, end))) return true;
  }
  return false;
}

/**
 * The baseline of a spec whose inputs differ, but cannot be compared because contents are missing.
 */
const UNREAD: Baseline = {
  kind: 'unknown',
  reason: 'the clone lacks older contents of the inputs, and they were not fetched',
  fix: 'Allow `fetch`, or clone the whole history without `--filter`.',
};

/** What {@link analyzeSpec} needs besides the comparison. */
export interface AnalysisTerms {
  readonly decided: DecidedChanges;
  readonly significances: readonly Significance[];
  /** The edits of the documents of the spec, by file. */
  readonly edits: ReadonlyMap<string, DocumentEdits> | undefined;
  /** The cited files that do not exist and that git ignores. */
  readonly ignored: ReadonlySet<string>;
  readonly similar: SimilarPaths;
}

/** Makes the results for a spec. */
export function analyzeSpec(
  snapshot: Snapshot,
  inputs: SpecInputs,
  views: ViewsOfSections | null,
  comparison: Comparison,
  { decided, significances, edits, ignored, similar }: AnalysisTerms,
): SpecAnalysis {
  const { spec, baseline, matches, roles } = inputs;
  const found = citationsOf(inputs);
  const cited = new Set(
    found.map((citation) => comparison.citations.get(citation)?.path ?? citation.path),
  );
  const decide = (view: SpecInputs): ReturnType<DecidedChanges['decide']> =>
    decided.decide(view, comparison.changes.get(view) ?? [], cited);
  const own = decide(inputs);
  const { changes } = own;
  const dateless = findDateless(inputs) ?? own.dateless;
  const known = new Map<SpecInputs | null, readonly Change[]>([
    [inputs, changes],
    [null, []],
  ]);
  for (const view of views ?? [])
    if (view && !known.has(view)) known.set(view, decide(view).changes);
  const sections =
    views === null
      ? null
      : views.map((view, index): AnalyzedSection => ({
          baseline: inputs.sections?.[index]?.baseline ?? UNREAD,
          changes: known.get(view) ?? [],
        }));
  const judges = new Map(
    [...known.values()].map((each) => [each, judgeStaleness(each, significances)]),
  );
  const judgeOwn = judgeStaleness(changes, significances);
  const judgeIn = (section: number): typeof judgeOwn =>
    judges.get(sections?.[section]?.changes ?? changes) ?? judgeOwn;
  const judgedIn = (file: string): JudgedCitation[] =>
    (inputs.citations.get(file) ?? [])
      .map((citation) => comparison.citations.get(citation))
      .filter((citation) => citation !== undefined);
  const isIgnored = ({ path, after }: JudgedCitation): boolean =>
    after === null && ignored.has(path);
  const suggestionFor = ({ path, after, suggestion }: JudgedCitation): string | null =>
    after === null ? similar.find(path) : suggestion;
  const isDecided = hasChanged({ changes, sections });
  const isUnread = changes.some(({ unread, ignored }) => unread && !ignored);
  const undecided = findObstacle(inputs, snapshot, comparison.absent) ?? (isUnread ? UNREAD : null);
  return {
    spec,
    baseline:
      baseline === null || baseline.kind === 'unknown'
        ? baseline
        : dateless !== null
          ? datelessBaseline(dateless)
          : isDecided
            ? baseline
            : (undecided ?? baseline),
    matches: matches.map((match) => {
      const problem = comparison.problems.get(match);
      return problem === undefined ? match : { ...match, problem };
    }),
    inputs: new Set([...roles.keys()].filter((path) => snapshot.exists(path))),
    changes,
    sections,
    documents: inputs.documents.map((document) => ({
      ...document,
      exists: document.exists || (document.absent && snapshot.exists(document.file)),
      citations: judgedIn(document.file)
        .filter((citation) => citation.others.length === 0 && !isNone(citation))
        .filter((citation) => !isIgnored(citation))
        .map((citation) => judgeIn(citation.reference.section + 1)(citation))
        .map((citation) => ({ ...citation, suggestion: suggestionFor(citation) })),
      ambiguous: findAmbiguous(judgedIn(document.file), inputs),
      passedOver: countPassedOver(
        inputs.passedOver.get(document.file) ?? [],
        judgedIn(document.file).filter(isIgnored),
        inputs.exempt.get(document.file)?.exempt ?? 0,
      ),
      unusedExemptions: inputs.exempt.get(document.file)?.unused ?? [],
      nodes: (inputs.nodes.get(document.file) ?? []).map((nodes) =>
        nodes.map((node) => judgeNode(node, comparison.citations, changes)),
      ),
      redate: comparison.redate(inputs, document),
      edits: edits?.get(document.file) ?? null,
    })),
    undated:
      baseline !== null &&
      baseline.kind !== 'unknown' &&
      found.some(
        (citation) =>
          // A link can be pinned to a commit that no history contains, such as one of a fork.
          citation.pinned === null &&
          comparison.citations.get(citation)?.authored === UNKNOWN_STATE,
      ),
    files: compareFiles(changes, comparison.citedFiles.get(inputs) ?? []),
    pendingOf: makePendingOf(snapshot, inputs, changes, sections),
  };
}

/** It is a function of its own, so that the result does not keep the whole comparison in memory. */
function makePendingOf(
  snapshot: Snapshot,
  { history, sections: histories }: Pick<SpecInputs, 'history' | 'sections'>,
  changes: readonly Change[],
  sections: readonly AnalyzedSection[] | null,
): SpecAnalysis['pendingOf'] {
  return (path, section) => {
    const own = section === null ? undefined : sections?.[section];
    const since = (section === null ? undefined : histories?.[section])?.history ?? history;
    const isSame = (change: Change): boolean =>
      change.path === path || change.previousPath === path;
    return (
      (own?.changes ?? changes).find(isSame) ?? {
        commits: (since?.commitsOf(path) ?? []).filter(isDated),
        uncommitted: snapshot.isUncommitted(path),
      }
    );
  };
}

/**
 * Whether a text without lines has never named a file. Such a text is no citation, although it
 * looks like a path.
 */
function isNone({ state, after, startLine }: JudgedCitation): boolean {
  return state === 'missing' && after === null && startLine === null;
}

/**
 * Returns the references that fit several files, each once. A text without lines says how files are
 * called in general, unless several inputs are called so.
 */
function findAmbiguous(
  citations: readonly JudgedCitation[],
  { roles }: Pick<SpecInputs, 'roles'>,
): AmbiguousReference[] {
  const found = new Map<Reference, readonly string[]>();
  for (const { reference, path, others, startLine, symbol } of citations) {
    if (others.length === 0) continue;
    const candidates = [path, ...others].sort();
    const isGeneral = startLine === null && symbol === null;
    if (isGeneral && candidates.filter((each) => roles.has(each)).length < 2) continue;
    found.set(reference, candidates);
  }
  return [...found].map(([reference, candidates]) => ({ reference, candidates }));
}

function countPassedOver(
  reasons: readonly PassedOverReason[],
  ignored: readonly JudgedCitation[],
  exempt: number,
): PassedOver {
  const count = (wanted: PassedOverReason): number =>
    reasons.filter((reason) => reason === wanted).length;
  return {
    otherProjects: count('other-project'),
    submodules: count('submodule'),
    gitIgnored: new Set(ignored.map(({ reference }) => reference)).size,
    exempt,
  };
}
