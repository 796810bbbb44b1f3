import { nameOf } from '@astro-drift/engine/internal/files/name';
import { html, type Html } from '@astro-drift/engine/internal/html/html';
import type { SpecReport } from '@astro-drift/engine/internal/report/schema';
import { staleSections } from '@astro-drift/engine/internal/report/sections';
import type { Strings } from '../strings/strings.ts';
import type { PanelTerms } from './panel.ts';
import { changedFile } from './citation-target.ts';

/** A section that cites changed lines. */
export interface StaleSection {
  readonly slug: string;
  readonly spec: SpecReport;
  /** The changed files that it cites, sorted. */
  readonly sources: readonly string[];
}

/**
 * The sections of a document that cite changed lines. Each section is listed once, for the first
 * spec that reports it.
 */
export function staleSectionsOf(file: string, specs: readonly SpecReport[]): StaleSection[] {
  const found = new Map<string, StaleSection>();
  for (const spec of specs) {
    for (const document of spec.documents.filter((candidate) => candidate.file === file)) {
      for (const { slug } of staleSections(document)) {
        if (found.has(slug)) continue;
        const sources = document.citations
          .filter((citation) => citation.stale && citation.section === slug)
          .map((citation) => changedFile(citation, spec) ?? citation.path);
        found.set(slug, { slug, spec, sources: [...new Set(sources)].sort() });
      }
    }
  }
  return [...found.values()];
}

/** A badge for the end of the section's heading. */
export function renderSectionMark(
  { spec, sources }: StaleSection,
  { links, strings }: Pick<PanelTerms, 'links' | 'strings'>,
): Html {
  const [first, ...others] = sources;
  const isListed = spec.changes.some(({ path }) => path === first);
  const href =
    first === undefined || !isListed
      ? links.citations(spec.id)
      : links.changes(spec.id, ...(others.length === 0 ? [first] : []));
  const note = strings.text('drift.section.note', { sources: sources.join(', ') });
  const mark = strings.text('drift.section.mark', { sources: shortNames(sources, strings) });
  return html` <a class="drift-section" href="${href}" title="${note}" data-pagefind-ignore
    ><span aria-hidden="true">${mark}</span
    ><span class="drift-remark">(${note})</span></a
  >`;
}

function shortNames(sources: readonly string[], strings: Strings): string {
  const [source = '', ...others] = sources.map(nameOf);
  return others.length === 0
    ? source
    : strings.count('drift.section.others', others.length, { source });
}

/** A badge for the link to the section in the page's table of contents. */
export function renderContentsMark(strings: Strings): Html {
  return html`<span class="drift-outdated" data-pagefind-ignore><span class="drift-remark"> (${strings.text('drift.section.outdated')})</span></span>`;
}
