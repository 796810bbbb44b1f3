import { IMPACTS, isAtLeast } from '../impact/impact.ts';
import type { ExplainedFinding, Reason } from './explained-findings.ts';
import type { CommitReport, Finding, Report } from './schema.ts';

/** A commit that concerns several documents is told once, with the documents below it. */
export interface Cause {
  readonly commit: CommitReport;
  /** The number of documents. */
  readonly documents: number;
  /** The reasons to which the commit leads, by finding. */
  readonly findings: readonly ExplainedFinding[];
  /** Whether the commit may be one that `.git-blame-ignore-revs` is for. */
  readonly isMechanical: boolean;
}

/** The findings that are told by their cause, and all others. A reason is in one of both. */
export interface GroupedFindings {
  /** Those with most documents come first. */
  readonly causes: readonly Cause[];
  readonly others: readonly ExplainedFinding[];
}

/** The fewest documents that a commit must concern to be told once for all of them. */
const FEWEST_DOCUMENTS = 3;

/** The fewest tracked files that a commit must have changed to be taken for mechanical. */
const MANY_FILES = 10;

/** Matches subjects of commits that usually change no behaviour. */
const MECHANICAL =
  /\b(?:(?:re-?)?format(?:s|ted|ting)?|lint(?:s|ed|ing)?|prettier|sort(?:s|ed|ing)?|renam(?:e|es|ed|ing)|codemods?|white-?space|indent(?:s|ed|ation)?|code style)\b/i;

/** Groups findings by the commits that concern at least three documents. */
export function groupByCause(
  findings: readonly ExplainedFinding[],
  report: Pick<Report, 'commits' | 'specs'>,
): GroupedFindings {
  const documents = new Map<CommitReport, Set<string>>();
  for (const { commit, file } of findings.flatMap(({ reasons }) => reasons)) {
    if (commit === null) continue;
    documents.set(commit, (documents.get(commit) ?? new Set()).add(file));
  }
  const shared = [...documents].filter(([, files]) => files.size >= FEWEST_DOCUMENTS);
  if (shared.length === 0) return { causes: [], others: findings };
  const files = countFiles(report);
  const causes = shared.map(([commit, concerned]): Cause => {
    const own = narrow(findings, (reason) => reason.commit === commit);
    const isMany = (files.get(commit) ?? 0) >= MANY_FILES;
    const isQuiet = own.every(({ reasons }) => reasons.every(isFormal));
    return {
      commit,
      documents: concerned.size,
      findings: own,
      isMechanical: isMany && (isQuiet || MECHANICAL.test(commit.subject)),
    };
  });
  const isShared = new Set<CommitReport | null>(shared.map(([commit]) => commit));
  const places = new Map(report.commits.map((commit, index) => [commit, index]));
  const placeOf = ({ commit }: Cause): number => places.get(commit) ?? 0;
  return {
    causes: causes.toSorted((a, b) => b.documents - a.documents || placeOf(a) - placeOf(b)),
    others: findings.flatMap((each) => {
      if (each.reasons.length === 0) return [each];
      return narrow([each], ({ commit }) => !isShared.has(commit));
    }),
  };
}

/**
 * Whether the reason is only that cited lines differ, or that something changed nearby. A change of
 * the form of code has no other effect.
 */
function isFormal({ isCitation, impact }: Reason): boolean {
  return isCitation || !isAtLeast(impact, 'named');
}

/** Keeps some of the reasons, and the findings that have such reasons. */
function narrow(
  findings: readonly ExplainedFinding[],
  isKept: (reason: Reason) => boolean,
): ExplainedFinding[] {
  return findings
    .map((each) => ({ ...each, reasons: each.reasons.filter(isKept) }))
    .filter(({ reasons }) => reasons.length > 0);
}

/** A document that a commit concerns. */
export interface ConcernedDocument {
  readonly file: string;
  /** The reason that tells most, and its finding. */
  readonly reason: Reason;
  readonly finding: Finding;
  /** The number of further reasons. */
  readonly more: number;
  readonly isError: boolean;
}

/** Returns the documents that a commit concerns. Those with errors come first. */
export function documentsOf({ findings }: Cause): ConcernedDocument[] {
  const told = findings.flatMap(({ finding, reasons }) =>
    reasons.map((reason) => ({ finding, reason })),
  );
  return [...Map.groupBy(told, ({ reason }) => reason.file)]
    .flatMap(([file, found]): ConcernedDocument[] => {
      const [first] = found.toSorted((a, b) => rankOf(b.reason) - rankOf(a.reason));
      if (first === undefined) return [];
      const isError = found.some(({ finding }) => finding.severity === 'error');
      return [{ file, ...first, more: found.length - 1, isError }];
    })
    .toSorted((a, b) => Number(b.isError) - Number(a.isError) || (a.file < b.file ? -1 : 1));
}

/** The kinds of evidence that say what is different, and not only that something is. */
const TELLING = new Set<string>(['value', 'list', 'parameters', 'removed', 'marks', 'error']);

/** What is broken comes first, then what tells most. Citations tell only that lines changed. */
function rankOf({ impact, kind, isCitation }: Reason): number {
  if (impact === 'broken' || !isAtLeast(impact, 'named')) return IMPACTS.indexOf(impact);
  const least = IMPACTS.indexOf('named');
  return least + (TELLING.has(kind) ? 0.6 : isCitation ? 0 : 0.3);
}

/** Counts the tracked files that each commit changed. */
function countFiles({
  commits,
  specs,
}: Pick<Report, 'commits' | 'specs'>): Map<CommitReport, number> {
  const files = new Map<CommitReport, Set<string>>();
  for (const { path, commits: indexes } of specs.flatMap(({ changes }) => changes)) {
    for (const index of indexes) {
      const commit = commits[index];
      if (commit !== undefined) files.set(commit, (files.get(commit) ?? new Set()).add(path));
    }
  }
  return new Map([...files].map(([commit, paths]) => [commit, paths.size]));
}
