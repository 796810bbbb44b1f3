import { greatest, stateOf } from '../impact/impact.ts';
import { isAbout } from '../rules/index.ts';
import type { BaseComparison } from './base-comparison.ts';
import type { CitationReport, DocumentReport, Finding, SpecReport } from './schema.ts';

/**
 * Narrows the documents of a spec to what changed since the base commit. These parts are kept:
 *
 * - citations with a finding, and citations of lines that changed
 * - evidence from such citations and from files that changed, and the impacts that follow from it
 * - what the file of the spec says against the documents, and did not say before
 * - nodes of diagrams that name files that changed
 *
 * @param spec the spec, with only the changes since the base commit
 * @param findings only the findings since the base commit
 * @param past the spec at the base commit
 */
export function narrowDocuments(
  { id, file: specFile, changes, documents }: SpecReport,
  findings: readonly Finding[],
  { touched }: BaseComparison,
  past: SpecReport | undefined,
): DocumentReport[] {
  const saidBefore = new Set(
    past?.documents.flatMap(({ evidence }) => evidence.map(({ text }) => text)),
  );
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
    const cited = new Set(
      citations.map(({ path, current, section }) =>
        placeOf(current?.path ?? path, current?.startLine ?? null, section),
      ),
    );
    const evidence = document.evidence.filter(({ kind, path, line, section, text }) => {
      const isOfCitation = kind === 'citation' || kind === 'broken';
      // It names one file, but is about all files that changed.
      if (kind === 'unclear') return changed.length > 0;
      if (isOfCitation) return cited.has(placeOf(path, line, section));
      return path === specFile ? !saidBefore.has(text) : changed.includes(path);
    });
    const sections = document.sections.map((section) => {
      const own = evidence.filter((each) => each.section === section.slug);
      const impact = greatest(own.map((each) => each.impact));
      return { ...section, impact, state: stateOf(impact) };
    });
    return {
      ...document,
      evidence,
      citations,
      sections,
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

function placeOf(path: string, line: number | null, section: string | null): string {
  return JSON.stringify([path, line, section]);
}

function isWithin(file: string, path: string): boolean {
  return file === path || file.startsWith(`${path}/`);
}
