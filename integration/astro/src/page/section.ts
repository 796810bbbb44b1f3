import { nameOf } from '@astro-drift/engine/internal/files/name';
import { html, type Html } from '@astro-drift/engine/internal/html/html';
import { isAtLeast } from '@astro-drift/engine/internal/impact/impact';
import type { DocumentReport, SpecReport } from '@astro-drift/engine/internal/report/schema';
import { staleSections } from '@astro-drift/engine/internal/report/sections';
import type { Strings } from '../strings/strings.ts';
import type { Links } from './links.ts';
import type { PanelTerms } from './panel.ts';
import { changedFile } from './citation-target.ts';

/** A section that may be wrong. */
export interface StaleSection {
  readonly slug: string;
  readonly spec: SpecReport;
  /** Whether the section may be wrong because a reference in it leads nowhere. */
  readonly isBroken: boolean;
  /**
   * The files that changed. If the section is broken, these are the files that were not found. They
   * are sorted.
   */
  readonly sources: readonly string[];
}

/**
 * Returns the sections of a document that may be wrong. If several specs report a section, the
 * first of them is taken.
 */
export function staleSectionsOf(file: string, specs: readonly SpecReport[]): StaleSection[] {
  const found = new Map<string, StaleSection>();
  for (const spec of specs) {
    for (const document of spec.documents.filter((candidate) => candidate.file === file)) {
      for (const { slug, state } of staleSections(document)) {
        if (found.has(slug)) continue;
        const isBroken = state === 'broken';
        const sources = sourcesOf(document, slug, isBroken, spec);
        found.set(slug, { slug, spec, isBroken, sources });
      }
    }
  }
  return [...found.values()];
}

function sourcesOf(
  { citations, evidence }: DocumentReport,
  slug: string,
  isBroken: boolean,
  spec: SpecReport,
): string[] {
  const reasons = evidence.filter(
    ({ section, impact }) => section === slug && isAtLeast(impact, isBroken ? 'broken' : 'named'),
  );
  const cited = citations.filter(({ section, stale }) => section === slug && stale && !isBroken);
  const sources = [
    ...cited.map((citation) => changedFile(citation, spec) ?? citation.path),
    ...reasons.map(({ path }) => path),
  ];
  return [...new Set(sources)].sort();
}

/** Renders the badge at the end of a section's heading. */
export function renderSectionMark(
  section: StaleSection,
  { links, strings }: Pick<PanelTerms, 'links' | 'strings'>,
): Html {
  const { isBroken, sources } = section;
  const values = { sources: shortNames(sources, strings) };
  const all = { sources: sources.join(', ') };
  const [mark, note] =
    sources.length === 0
      ? [strings.text('drift.section.outdated'), strings.text('drift.section.outdated')]
      : isBroken
        ? [strings.text('drift.section.broken', values), strings.text('drift.section.lost', all)]
        : [strings.text('drift.section.mark', values), strings.text('drift.section.note', all)];
  return html` <a class="drift-section" href="${addressOf(section, links)}" title="${note}" data-pagefind-ignore
    ><span aria-hidden="true">${mark}</span
    ><span class="drift-remark">(${note})</span></a
  >`;
}

function addressOf({ spec, isBroken, sources }: StaleSection, links: Links): string {
  const [first, ...others] = sources;
  if (first === undefined) return links.changes(spec.id);
  const isListed = spec.changes.some(({ path }) => path === first);
  if (isBroken || !isListed) return links.citations(spec.id);
  return links.changes(spec.id, ...(others.length === 0 ? [first] : []));
}

function shortNames(sources: readonly string[], strings: Strings): string {
  const [source = '', ...others] = sources.map(nameOf);
  return others.length === 0
    ? source
    : strings.count('drift.section.others', others.length, { source });
}

/** Renders the badge for a section's link in the table of contents. */
export function renderContentsMark(strings: Strings): Html {
  return html`<span class="drift-outdated" data-pagefind-ignore><span class="drift-remark"> (${strings.text('drift.section.outdated')})</span></span>`;
}
