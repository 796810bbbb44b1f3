import { isBroken } from '../citations/state.ts';
import { declaring, kindOf } from '../specs/kinds.ts';
import type { DocumentState } from '../impact/impact.ts';
import { withUsedCommits } from './commit-table.ts';
import type { CitationReport, Finding, Report, SpecReport, Status } from './schema.ts';

/**
 * Returns a report with other specs and findings: with their summary, and with only those commits
 * to which the specs lead.
 *
 * @param suppressed other suppressed findings, if these are selected as well
 */
export function withSpecs(
  report: Report,
  specs: readonly SpecReport[],
  findings: readonly Finding[],
  suppressed?: readonly Finding[],
): Report {
  const counted = suppressed?.length ?? report.summary.suppressed;
  const summary = { ...summarize(specs, findings), suppressed: counted };
  const used = withUsedCommits({ commits: report.commits, specs: [...specs] });
  return {
    ...report,
    summary,
    ...used,
    findings: [...findings],
    ...(suppressed !== undefined && suppressed.length > 0 && { suppressed: [...suppressed] }),
  };
}

/**
 * Counts specs by status, documents by state, and findings by severity. Pages that declare nothing
 * are counted apart. No finding is suppressed yet.
 */
export function summarize(
  all: readonly SpecReport[],
  findings: readonly Finding[],
): Report['summary'] {
  const specs = declaring(all);
  const count = (status: Status): number => specs.filter((spec) => spec.status === status).length;
  return {
    specs: {
      total: specs.length,
      upToDate: count('up-to-date'),
      drifted: count('drifted'),
      upstreamDrifted: count('upstream-drifted'),
      unknown: count('unknown'),
      notCompleted: count('not-completed'),
      accepted: count('accepted'),
    },
    documents: countStates(specs),
    ...countReferences(all.filter((spec) => !kindOf(spec).declaresSources)),
    ...countPassedOver(all),
    errors: findings.filter(({ severity }) => severity === 'error').length,
    warnings: findings.filter(({ severity }) => severity === 'warn').length,
    suppressed: 0,
  };
}

/** Counts pages that declare nothing, and their references; nothing if there are none. */
function countReferences(pages: readonly SpecReport[]): Pick<Report['summary'], 'references'> {
  if (pages.length === 0) return {};
  const { broken, upToDate } = countStates(pages);
  return {
    references: {
      total: countPlaces(pages, () => true),
      broken: countPlaces(pages, isBroken),
      pages: { total: pages.length, broken, upToDate },
    },
  };
}

/** Counts the references of documents. One that cites several runs of lines counts once. */
function countPlaces(
  specs: readonly SpecReport[],
  isCounted: (citation: CitationReport) => boolean,
): number {
  const places = specs.flatMap(({ documents }) =>
    documents.flatMap(({ file, citations }) =>
      citations.filter(isCounted).map(({ line, column }) => `${file}:${line}:${column}`),
    ),
  );
  return new Set(places).size;
}

/** Counts documents by state. A document of several specs counts once for each of these specs. */
export function countStates(specs: readonly SpecReport[]): Report['summary']['documents'] {
  const states = specs.flatMap(({ documents }) => documents.map(({ state }) => state));
  const count = (state: DocumentState): number => states.filter((each) => each === state).length;
  return {
    broken: count('broken'),
    needsReview: count('needs-review'),
    nearbyChanges: count('nearby-changes'),
    upToDate: count('up-to-date'),
    unknown: count('unknown'),
    notCompleted: count('not-completed'),
  };
}

/** Counts the references that are neither citations nor mistakes; nothing if there are none. */
function countPassedOver(specs: readonly SpecReport[]): Pick<Report['summary'], 'passedOver'> {
  const passedOver = { otherProjects: 0, submodules: 0, gitIgnored: 0, exempt: 0 };
  const documents = specs.flatMap((spec) => spec.documents);
  for (const { passedOver: own } of documents) {
    passedOver.otherProjects += own?.otherProjects ?? 0;
    passedOver.submodules += own?.submodules ?? 0;
    passedOver.gitIgnored += own?.gitIgnored ?? 0;
    passedOver.exempt += own?.exempt ?? 0;
  }
  return Object.values(passedOver).some((count) => count > 0) ? { passedOver } : {};
}

/** Whether documents agree with their sources: of all completed specs, and there are such specs. */
export function areUpToDate({ specs }: Report['summary']): boolean {
  return specs.upToDate > 0 && specs.upToDate + specs.notCompleted === specs.total;
}

/** Whether there are specs, and nothing was written yet that could agree with its sources. */
export function isNoneCompleted({ specs }: Report['summary']): boolean {
  return specs.total > 0 && specs.notCompleted === specs.total;
}
