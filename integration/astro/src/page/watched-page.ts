import { isBroken } from '@astro-drift/engine/internal/citations/state';
import type {
  CitationReport,
  DocumentReport,
  EvidenceReport,
  Finding,
  Report,
  SpecReport,
} from '@astro-drift/engine/internal/report/schema';

/** A page that declares nothing, and is watched for its references. */
export interface WatchedPage {
  readonly spec: SpecReport;
  readonly document: DocumentReport;
}

/** Says in words why a page is broken. `section` is the slug of the section with the reference. */
export type Reason = Pick<EvidenceReport, 'text' | 'section'>;

/** Returns the pages with references that lead nowhere, in the order of the report. */
export function brokenPages({ specs }: Report): WatchedPage[] {
  return specs
    .flatMap((spec) => spec.documents.map((document) => ({ spec, document })))
    .filter(({ document }) => document.state === 'broken');
}

const indexes = new WeakMap<Report, ReadonlyMap<string, WatchedPage>>();

/** Returns a watched page by its file. Returns `null` if the page is not watched. */
export function watchedPageOf(file: string, watched: Report): WatchedPage | null {
  const byFile =
    indexes.get(watched) ??
    new Map(
      watched.specs.flatMap((spec) =>
        spec.documents.map((document) => [document.file, { spec, document }] as const),
      ),
    );
  indexes.set(watched, byFile);
  return byFile.get(file) ?? null;
}

/** Returns why a page is broken: one reason for each reference that leads nowhere. */
export function reasonsOf({ document }: WatchedPage, watched: Report): Reason[] {
  const places = Map.groupBy(document.citations.filter(isBroken), placeOf);
  const lost = [...places.values()].flatMap(([citation]) => citation ?? []);
  return lost.length === 0
    ? document.evidence
    : lost.map((citation) => ({
        text: messageOf(citation, document, watched) ?? `\`${citation.text}\` leads nowhere`,
        section: citation.section,
      }));
}

/**
 * Says why a reference leads nowhere: which commit broke it, and where the file went. Returns
 * `null` if this is not known.
 */
export function messageOf(
  citation: CitationReport,
  { file, evidence }: DocumentReport,
  watched: Report,
): string | null {
  const finding = findingsOf(file, watched).find((each) => isAt(citation, each));
  if (finding !== undefined) return finding.message;
  const { path, section } = citation;
  const reason = evidence.find((each) => each.path === path && each.section === section);
  return reason?.text ?? null;
}

function isAt({ line, column }: CitationReport, finding: Finding): boolean {
  return finding.line === line && (finding.column ?? column) === column;
}

const findings = new WeakMap<Report, ReadonlyMap<string, readonly Finding[]>>();

function findingsOf(file: string, watched: Report): readonly Finding[] {
  const byFile = findings.get(watched) ?? Map.groupBy(watched.findings, (each) => each.file);
  findings.set(watched, byFile);
  return byFile.get(file) ?? [];
}

function placeOf({ line, column }: CitationReport): string {
  return `${line}:${column}`;
}
