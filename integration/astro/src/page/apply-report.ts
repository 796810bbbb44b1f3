import { isBroken } from '@astro-drift/engine/internal/citations/state';
import { resolveCandidates } from '@astro-drift/engine/internal/citations/read-citation';
import type { Part } from '@astro-drift/engine/internal/documents/part';
import { decodePath } from '@astro-drift/engine/internal/files/uri';
import { applyEdits, type Edit } from '@astro-drift/engine/internal/html/edits';
import { setAttributes } from '@astro-drift/engine/internal/html/tag';
import type { Report, SpecReport } from '@astro-drift/engine/internal/report/schema';
import { type BannerTerms, renderBanners } from './banner.ts';
import { bindBlocks } from './blocks.ts';
import { type BoundCitation, linkCode, redirectLink } from './citation.ts';
import { type PanelTerms, renderPanel } from './panel.ts';
import { findPlaced, findPlaces, placedKey } from './placed-components.ts';
import { type Excerpt, Previews } from './preview.ts';
import { matchReferences, type Reference, referencesOf } from './reference.ts';
import type { Region, RenderedLink, ScannedPage } from './rendered.ts';
import { scanPage } from './scan.ts';
import { renderContentsMark, renderSectionMark, staleSectionsOf } from './section.ts';
import { currentOf, targetOf } from './citation-target.ts';
import { bindWatched, type WatchedTerms } from './watched-links.ts';
import { renderWatchedBanner } from './watched-banner.ts';
import { watchedPageOf } from './watched-page.ts';
import { traceMark } from './trace.ts';

/** What is needed to add the report to rendered documents. */
export interface Binding
  extends PanelTerms, WatchedTerms, Pick<BannerTerms, 'forge' | 'from' | 'tellsUnknown'> {
  /** The specs that declare sources. */
  readonly report: Report;
  /** Returns the URL of the page that shows a document, or `null` if there is none. */
  readonly pageOf: (file: string) => string | null;
  readonly excerpt: Excerpt;
  /** The parts that the options of the site hide. */
  readonly hidden: readonly Part[];
  /** Whether a {@link traceMark} for each document is added to the page. */
  readonly traces: boolean;
}

/** A page to which the report has been added. */
export interface BoundPage {
  readonly html: string;
  /** The documents that the page shows, by path. */
  readonly documents: readonly string[];
}

/** A document on a page. */
interface Shown {
  readonly region: Region;
  /** The specs that name the document as a target. */
  readonly specs: readonly SpecReport[];
  /** The keys of the parts that the author placed on the page. */
  readonly placed: ReadonlySet<string>;
}

/**
 * Adds the report to each document on a page or on a part of a page. Everything outside of
 * documents stays as it is, except for marks and the table of contents.
 *
 * @param known the keys of the banners and source lists that components already rendered on the
 * whole page
 */
export function bindPage(
  page: string,
  binding: Binding,
  known: ReadonlySet<string> = findPlaced(page),
): BoundPage {
  const scanned = scanPage(page);
  const documents = scanned.regions.map(({ file }) => file);
  const previews = new Previews(binding.excerpt, binding.strings);
  const places = findPlaces(page, scanned.regions);
  const placed = new Set(known);
  for (const { part, file } of places) if (file !== null) placed.add(placedKey(part, file));
  const edits = scanned.regions.flatMap((region) => {
    const specs = specsOf(region.file, binding.report);
    return bindRegion(page, { region, specs, placed }, previews, binding);
  });
  const filled = places.map(({ part, file, ...place }) => {
    const specs = file === null ? [] : specsOf(file, binding.report);
    return { ...place, text: renderParts(part, file ?? '', specs, binding).join('') };
  });
  const contents = bindContents(scanned, binding);
  const strays = scanned.strays.map(({ start, end }) => ({ start, end, text: '' }));
  return { html: applyEdits(page, [...edits, ...filled, ...contents, ...strays]), documents };
}

/**
 * Adds the report to one document. If the end mark is missing, the region may be only a part of the
 * document. Then only the banner is added.
 */
function bindRegion(page: string, shown: Shown, previews: Previews, binding: Binding): Edit[] {
  const { region, specs } = shown;
  const { file, opening, closing, blocks } = region;
  const trace = binding.traces ? traceMark(file) : '';
  const start = { ...opening, text: trace + showing('banner', shown, binding) };
  if (closing === null) return [start];
  const links = bindLinks(shown, previews, binding);
  const sections = bindSections(shown, binding);
  const drawn = specs.length === 0 ? [] : bindBlocks(page, blocks, file, specs, binding);
  const end = { ...closing, text: previews.take() + showing('sources', shown, binding) };
  return [start, ...links, ...sections, ...drawn, end];
}

/**
 * Renders a part at its default place. Returns `''` if the author disabled the part, or placed it
 * elsewhere.
 */
function showing(part: Part, { region: { file }, specs, placed }: Shown, binding: Binding): string {
  const watched = watchedPageOf(file, binding.watched)?.document ?? [];
  const documents = specs.flatMap((spec) => spec.documents).concat(watched);
  const isHidden =
    binding.hidden.includes(part) ||
    placed.has(placedKey(part, file)) ||
    documents.some((document) => document.file === file && document.hidden.includes(part));
  return isHidden ? '' : renderParts(part, file, specs, binding).join('');
}

/** Renders one part of a document: its banners, or the lists of its sources. */
export function renderParts(
  part: Part,
  file: string,
  specs: readonly SpecReport[],
  binding: Binding,
): string[] {
  const page = watchedPageOf(file, binding.watched);
  if (page !== null) {
    const banner = part === 'banner' ? renderWatchedBanner(page, binding) : null;
    return banner === null ? [] : [String(banner)];
  }
  const rendered =
    part === 'banner'
      ? renderBanners(file, specs, { ...binding, commits: binding.report.commits })
      : specs.flatMap((spec) => {
          const document = spec.documents.find((candidate) => candidate.file === file);
          return document === undefined ? [] : renderPanel(spec, document, binding);
        });
  return rendered.map(String);
}

/** Links citations to their lines, and relative links to the pages of documents. */
function bindLinks(
  { region: { file, codes, texts, links }, specs }: Shown,
  previews: Previews,
  binding: Binding,
): Edit[] {
  const rendered = [...codes, ...texts, ...links];
  const page = watchedPageOf(file, binding.watched);
  const cited = page === null ? specs : [page.spec];
  const references = matchReferences(rendered, referencesOf(file, cited));
  const bind = (reference: Reference | undefined): BoundCitation | null => {
    if (reference === undefined) return null;
    if (page !== null) return bindWatched(reference, page, binding);
    const target = targetOf(reference, binding);
    if (target.href === null && target.why === null) return null;
    const current = currentOf(reference);
    return { reference, target, preview: current === null ? null : previews.add(current) };
  };
  return [
    ...codes.flatMap((code) => {
      const citation = code.enclosed ? null : bind(references.get(code));
      return citation === null ? [] : linkCode(code, citation, binding.strings);
    }),
    ...texts.flatMap((text) => {
      if (text.enclosed && text.link === null) return [];
      const citation = bind(references.get(text));
      if (citation === null) return [];
      return text.link === null
        ? linkCode(text, citation, binding.strings)
        : redirectLink(text.link, citation, binding.strings);
    }),
    ...links.flatMap((link) => {
      const reference = references.get(link);
      if (reference === undefined || page !== null) {
        const toPage = isRelative(link.text) ? bindDocumentLink(link, file, binding) : [];
        if (reference === undefined || toPage.length > 0) return toPage;
        // An author's own link to the forge stays as it is.
        if (!isRelative(link.text) && !isBroken(reference)) return [];
      }
      const citation = bind(reference);
      return citation === null ? [] : redirectLink(link, citation, binding.strings);
    }),
  ];
}

function bindDocumentLink({ tag, text }: RenderedLink, from: string, { pageOf }: Binding): Edit[] {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(text) ?? [];
  const file = resolveCandidates(decodePath(path), from, 'link')[0];
  const page = file === undefined ? null : pageOf(file);
  return page === null ? [] : setAttributes(tag, { href: page + rest });
}

/** Marks the headings of sections that may be wrong. */
function bindSections({ region: { file, headings }, specs }: Shown, binding: Binding): Edit[] {
  const stale = new Map(staleSectionsOf(file, specs).map((section) => [section.slug, section]));
  return headings.flatMap(({ id, contentEnd }) => {
    const section = stale.get(id);
    if (section === undefined) return [];
    return {
      start: contentEnd,
      end: contentEnd,
      text: renderSectionMark(section, binding).toString(),
    };
  });
}

/** Returns whether the table of contents has sections to mark. It is outside of the documents. */
export function hasStaleContents(documents: readonly string[], { report }: Binding): boolean {
  const [file, ...others] = documents;
  if (file === undefined || others.length > 0) return false;
  return staleSectionsOf(file, specsOf(file, report)).length > 0;
}

/**
 * Marks stale sections in the table of contents. Does this only if the page shows exactly one
 * document.
 */
function bindContents({ regions, navigation }: ScannedPage, { report, strings }: Binding): Edit[] {
  const [region, ...others] = regions;
  if (region === undefined || others.length > 0) return [];
  const stale = staleSectionsOf(region.file, specsOf(region.file, report));
  if (stale.length === 0) return [];
  const targets = new Set(stale.map(({ slug }) => `#${slug}`));
  return navigation.flatMap(({ text, contentEnd }) =>
    contentEnd !== null && targets.has(decodePath(text))
      ? { start: contentEnd, end: contentEnd, text: renderContentsMark(strings).toString() }
      : [],
  );
}

/** Returns whether a link is relative to the document. */
function isRelative(href: string): boolean {
  return href !== '' && !/^(?:[a-z][a-z0-9+.-]*:|[/?#])/i.test(href);
}

const writers = new WeakMap<Report, ReadonlyMap<string, readonly SpecReport[]>>();

/** Returns the specs that name the document as a target. */
export function specsOf(file: string, report: Report): readonly SpecReport[] {
  const byDocument = writers.get(report) ?? indexWriters(report);
  writers.set(report, byDocument);
  return byDocument.get(file) ?? [];
}

function indexWriters({ specs }: Report): ReadonlyMap<string, readonly SpecReport[]> {
  const byDocument = new Map<string, Set<SpecReport>>();
  for (const spec of specs) {
    for (const { file } of spec.documents) {
      const known = byDocument.get(file);
      if (known === undefined) byDocument.set(file, new Set([spec]));
      else known.add(spec);
    }
  }
  return new Map([...byDocument].map(([file, found]) => [file, [...found]]));
}
