import { isAbout } from '../rules/index.ts';
import type { BaseComparison } from './base-comparison.ts';
import type { CitationReport, DocumentReport, Finding, SpecReport } from './schema.ts';

/**
 * Narrows the documents of a spec to what changed since the base commit. What stays:
 *
 * - citations with a finding, and citations of lines that changed;
 * - as drifted, the sections with such citations;
 * - nodes of diagrams that name files that changed.
 *
 * @param spec with only the changes since the base commit
 * @param findings only those since the base commit
 */
export function narrowDocuments(
  { id, changes, documents }: SpecReport,
  findings: readonly Finding[],
  { touched }: BaseComparison,
): DocumentReport[] {
  const found = new Set(
    findings
      .filter((finding) => finding.spec === id && isAbout(finding, 'citation'))
      .map(({ file, line }) => `${file}:${line ?? 0}`),
  );
  const changed = changes.map(({ path }) => path);
  const isConcerned = (file: string, citation: CitationReport): boolean => {
    const { path, current, stale, state } = citation;
    if (state !== 'ok' && found.has(`${file}:${citation.line}`)) return true;
    return stale && touched(current ?? { path, startLine: null, endLine: null });
  };
  return documents.map((document) => {
    const { file } = document;
    const citations = document.citations.filter((citation) => isConcerned(file, citation));
    const stale = new Set(citations.filter((citation) => citation.stale).map(sectionOf));
    return {
      ...document,
      citations,
      sections: document.sections.map((section) => ({
        ...section,
        status: stale.has(section.slug) ? 'drifted' : 'up-to-date',
      })),
      diagrams: document.diagrams.map((diagram) => ({
        ...diagram,
        nodes: diagram.nodes.filter(
          ({ path, current, drifted }) =>
            drifted && changed.some((name) => isWithin(name, current?.path ?? path)),
        ),
      })),
    };
  });
}

function sectionOf({ section }: CitationReport): string | null {
  return section;
}

function isWithin(file: string, path: string): boolean {
  return file === path || file.startsWith(`${path}/`);
}
