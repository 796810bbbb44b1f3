import { readContained } from '../files/contained.ts';
import { type CurrentLines, type CitationState, countLines, stateOf } from '../citations/state.ts';
import { findCitations, type FoundCitation } from '../citations/finder.ts';
import { type FoundDocument, readDocuments } from '../documents/reader.ts';
import { type BlobPair, diffBlobs, type LineDiff, pairKey } from '../git/lines.ts';
import type { FileState } from '../git/files.ts';
import type { Commit } from '../git/history.ts';
import type { Repository } from '../git/repository.ts';
import { withScratchObjects } from '../git/scratch.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Spec } from '../specs/spec.ts';
import type { Baseline } from './baseline.ts';
import { type Baselines, readBaselines, type SpecBaseline } from './baselines.ts';
import { type Difference, findDifferences, hasLines } from './differences.ts';
import { InputMatcher, type PatternMatch, rolesOf } from './inputs.ts';

/** A difference, measured. */
export interface MeasuredDifference extends Difference {
  readonly diff: LineDiff;
  /** The commits that changed the file since the baseline, newest first. */
  readonly commits: readonly Commit[];
  readonly uncommitted: boolean;
}

/** A citation, and what became of it. */
export interface JudgedCitation extends FoundCitation {
  readonly state: CitationState;
  readonly current: CurrentLines | null;
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

/** What one spec asks of the repository, before contents are compared. */
interface Question {
  readonly spec: Spec;
  readonly known: SpecBaseline | undefined;
  readonly matches: readonly PatternMatch[];
  readonly documents: readonly FoundDocument[];
  readonly citations: ReadonlyMap<string, readonly FoundCitation[]>;
}

/** Looks at all specs together: every question is asked of git once, for all of them. */
export async function examine(
  repository: Repository,
  snapshot: Snapshot,
  specs: readonly Spec[],
  folders: readonly string[],
): Promise<Examination[]> {
  const completed = specs.filter((spec) => spec.completed);
  const [baselines, documents] = await Promise.all([
    readBaselines(repository, snapshot, completed, folders),
    readDocuments(
      repository.root,
      specs.flatMap(({ targets }) => targets),
    ),
  ]);
  const questions = ask(snapshot, specs, folders, baselines, documents);
  const comparison = await withScratchObjects(repository, (env) =>
    compare(repository, snapshot, questions, env),
  );
  return questions.map((question) => conclude(snapshot, question, comparison));
}

function ask(
  snapshot: Snapshot,
  specs: readonly Spec[],
  folders: readonly string[],
  baselines: Baselines,
  documents: ReadonlyMap<string, FoundDocument>,
): Question[] {
  const paths = new Set([...snapshot.paths(), ...snapshot.committed.keys(), ...baselines.paths]);
  const matcher = new InputMatcher(paths, [...folders, '.drift']);
  return specs.map((spec) => {
    const known = baselines.bySpec.get(spec.id);
    const own = spec.targets
      .map((file) => documents.get(file))
      .filter((found) => found !== undefined);
    const exists = (path: string): boolean =>
      snapshot.exists(path) || (known?.view?.stateOf(path) ?? null) !== null;
    const citations = new Map(
      own.map(({ file, document }) => [
        file,
        document === null ? [] : findCitations(file, document, exists),
      ]),
    );
    return { spec, known, matches: matcher.match(spec), documents: own, citations };
  });
}

/** What git says about the contents that all questions together are about. */
interface Comparison {
  readonly differences: ReadonlyMap<Question, readonly Difference[]>;
  /** Lines of the cited files, now. */
  readonly lineCounts: ReadonlyMap<string, number>;
  readonly diffOf: (before: FileState | null, after: FileState | null) => LineDiff;
}

async function compare(
  repository: Repository,
  snapshot: Snapshot,
  questions: readonly Question[],
  env: Readonly<Record<string, string>>,
): Promise<Comparison> {
  const cited = new Set(questions.flatMap(citationsOf).map(({ token }) => token.path));
  const relevant = new Set(cited);
  for (const { matches } of questions) {
    for (const { paths } of matches) for (const path of paths) relevant.add(path);
  }
  await snapshot.settle(relevant, env);
  const lineCounts = await countLinesOf(repository, snapshot, cited);

  const stateNow = (path: string): FileState | null => snapshot.stateOf(path);
  const differences = new Map<Question, readonly Difference[]>();
  const pairs: BlobPair[] = [];
  for (const question of questions) {
    const { view } = question.known ?? {};
    if (!view) continue;
    const found = findDifferences(rolesOf(question.matches), view.stateOf, stateNow);
    differences.set(question, found);
    pairs.push(...found.map(pairOf));
    for (const { token } of citationsOf(question)) {
      pairs.push(pairOf({ before: view.stateOf(token.path), after: stateNow(token.path) }));
    }
  }
  const diffs = await diffBlobs(repository, pairs, env);
  const diffOf: Comparison['diffOf'] = (before, after) =>
    diffs.get(pairKey(pairOf({ before, after }))) ?? NO_LINES;
  return { differences, lineCounts, diffOf };
}

function conclude(
  snapshot: Snapshot,
  question: Question,
  { differences, lineCounts, diffOf }: Comparison,
): Examination {
  const { spec, known, matches, documents, citations } = question;
  const { view = null, baseline = null } = known ?? {};
  const measure = (difference: Difference): MeasuredDifference => ({
    ...difference,
    diff: diffOf(difference.before, difference.after),
    commits: view?.commitsOf(difference.path) ?? [],
    uncommitted: snapshot.isUncommitted(difference.path),
  });
  const judge = (citation: FoundCitation): JudgedCitation => {
    const { path } = citation.token;
    const before = view?.stateOf(path) ?? null;
    // Without a baseline, lines that are not there now may have been there then.
    const lineCount = baseline?.kind === 'unknown' ? null : (lineCounts.get(path) ?? null);
    const facts = {
      existed: before !== null,
      exists: snapshot.exists(path),
      lineCount,
      diff: before === null ? null : diffOf(before, snapshot.stateOf(path)),
    };
    return { ...citation, ...stateOf(citation.token, facts) };
  };
  return {
    spec,
    baseline,
    matches,
    inputs: new Set([...rolesOf(matches).keys()].filter((path) => snapshot.exists(path))),
    differences: (differences.get(question) ?? []).map(measure),
    documents: documents.map((document) => ({
      ...document,
      citations: (citations.get(document.file) ?? []).map(judge),
    })),
  };
}

function citationsOf({ citations }: Question): readonly FoundCitation[] {
  return [...citations.values()].flat();
}

const NO_LINES: LineDiff = { additions: 0, deletions: 0, hunks: [], binary: false };

function pairOf({ before, after }: Pick<Difference, 'before' | 'after'>): BlobPair {
  return {
    before: hasLines(before) ? (before?.oid ?? null) : null,
    after: hasLines(after) ? (after?.oid ?? null) : null,
  };
}

async function countLinesOf(
  repository: Repository,
  snapshot: Snapshot,
  paths: ReadonlySet<string>,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  await Promise.all(
    [...paths].map(async (path) => {
      if (!snapshot.exists(path) || snapshot.stateOf(path)?.mode === '120000') return;
      const text = await readContained(repository.root, path);
      if (text !== null) counts.set(path, countLines(text));
    }),
  );
  return counts;
}
