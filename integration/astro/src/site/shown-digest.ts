import type { Analysis } from '@astro-drift/engine/internal/analyze';
import type { DocumentReport, Report } from '@astro-drift/engine/internal/report/schema';
import { digestOfJson } from '@astro-drift/engine/internal/text/json-digest';
import type { SiteContent } from './site-content.ts';

/** The data that pages show, without the texts of documents. */
export interface Shown extends Pick<
  SiteContent,
  'report' | 'watched' | 'sources' | 'excerpts' | 'forge'
> {
  readonly files: Analysis['files'];
}

/**
 * Returns a digest of what an analysis adds to the pages of a site. An edit that only moves
 * citations or sections of a document does not change the digest. Astro reloads the page after such
 * an edit anyway.
 */
export function digestShown(shown: Shown): string {
  const { report, watched, sources, excerpts, forge, files } = shown;
  const contents = [...files].map(([id, compared]) => [
    id,
    compared.map(({ path, previousPath, before, after }) => [path, previousPath, before, after]),
  ]);
  return digestOfJson([
    withoutPlaces(report),
    withoutPlaces(watched),
    sources,
    excerpts,
    forge,
    contents,
  ]);
}

function withoutPlaces({ repository, specs, findings, ...report }: Report): object {
  return {
    ...report,
    repository: { ...repository, dirty: null },
    specs: specs.map((spec) => ({ ...spec, documents: spec.documents.map(placeless) })),
    findings: findings.map(({ fingerprint, severity, help }) => [fingerprint, severity, help]),
  };
}

function placeless({ sections, citations, diagrams, ...document }: DocumentReport): object {
  return {
    ...document,
    sections: sections.map((section) => ({ ...section, line: null })),
    citations: citations.map((citation) => ({ ...citation, line: null, column: null })),
    diagrams: diagrams.map((diagram) => ({ ...diagram, line: null })),
  };
}
