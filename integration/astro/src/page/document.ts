import type {
  ChangeReport,
  CitationReport,
  CommitReport,
  DocumentReport,
  EvidenceReport,
  Report,
  SectionReport,
  SpecReport,
  Status,
} from '@astro-drift/engine/internal/report/schema';
import { greatest, isAtLeast } from '@astro-drift/engine/internal/impact/impact';
import { specsOf } from './apply-report.ts';
import { STATUS_ORDER } from './overview.ts';
import { watchedPageOf } from './watched-page.ts';

/** The state of one document. */
export interface DocumentState {
  /** The path of the document, relative to the repository. */
  readonly file: string;
  /** The status of the most urgent spec. */
  readonly status: Status;
  /**
   * What the changes mean for the document. If it has several specs, the strongest impact counts.
   */
  readonly state: DocumentReport['state'];
  readonly impact: DocumentReport['impact'];
  /** The reasons for the impact, the strongest first. */
  readonly evidence: readonly EvidenceReport[];
  /**
   * The specs that name the document as a target, most urgent first. There is rarely more than one.
   */
  readonly specs: readonly [SpecReport, ...SpecReport[]];
  /** The commits to which the numbers in `evidence` and `changes` lead, as indexes. */
  readonly commits: readonly CommitReport[];
  /** The changes of the specs' inputs that count as drift. */
  readonly changes: readonly ChangeReport[];
  readonly sections: readonly SectionReport[];
  readonly citations: readonly CitationReport[];
  /**
   * The URL of the page that shows the changes. If the page declares no sources, it is the URL of
   * the drift report.
   */
  readonly href: string;
}

/**
 * Collects what a report says about a document. Returns `null` if no spec names the document as a
 * target.
 *
 * @param hrefOf returns the URL of a spec's page
 */
export function describeDocument(
  file: string,
  report: Report,
  hrefOf: (specId: string) => string,
): DocumentState | null {
  return describe(file, specsOf(file, report), report, hrefOf);
}

/**
 * Does the same as {@link describeDocument}, for a page that declares nothing. Returns `null` if the
 * page is not watched.
 *
 * @param hrefOf returns the URL at which the site says why a page is broken
 */
export function describeWatched(
  file: string,
  watched: Report,
  hrefOf: (specId: string) => string,
): DocumentState | null {
  const page = watchedPageOf(file, watched);
  return describe(file, page === null ? [] : [page.spec], watched, hrefOf);
}

function describe(
  file: string,
  found: readonly SpecReport[],
  { commits }: Report,
  hrefOf: (specId: string) => string,
): DocumentState | null {
  const [first, ...others] = found.toSorted(
    (a, b) => STATUS_ORDER[a.status] - STATUS_ORDER[b.status],
  );
  if (first === undefined) return null;
  const specs = [first, ...others] as const;
  const documents = specs.flatMap((spec) =>
    spec.documents.filter((document) => document.file === file),
  );
  const impact = greatest(documents.map((document) => document.impact));
  const worst = documents.find((document) => document.impact === impact);
  return {
    file,
    status: first.status,
    state: worst?.state ?? 'up-to-date',
    impact,
    evidence: documents.flatMap(({ evidence }) => evidence),
    specs,
    commits,
    changes: specs.flatMap(({ changes }) => changes.filter(({ significant }) => significant)),
    sections: mergeSections(documents.map(({ sections }) => sections)),
    citations: documents.flatMap(({ citations }) => citations),
    href: hrefOf(first.id),
  };
}

/**
 * Merges the sections that several specs report for the same document. All specs list the same
 * headings. For each heading, the section with the strongest impact is taken.
 */
function mergeSections([
  first = [],
  ...others
]: readonly (readonly SectionReport[])[]): SectionReport[] {
  return first.map((section, index) => {
    const same = [section, ...others.flatMap((sections) => sections[index] ?? [])];
    return (
      same.find((each) => same.every(({ impact }) => isAtLeast(each.impact, impact))) ?? section
    );
  });
}
