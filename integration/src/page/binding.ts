import { resolveCandidates } from '../citations/citation.ts';
import type { Part } from '../documents/hidden.ts';
import { decodePath } from '../files/uri.ts';
import type { Report, SpecReport } from '../report/schema.ts';
import { renderBanner } from './banner.ts';
import { bindBlocks } from './blocks.ts';
import { type BoundCitation, linkCode, redirectLink } from './citation.ts';
import { applyEdits, type Edit } from '../html/edits.ts';
import { type PanelTerms, renderPanel } from './panel.ts';
import { type Excerpt, Previews } from './preview.ts';
import { matchReferences, type Reference, referencesOf } from './reference.ts';
import type { Region, RenderedLink, ScannedPage } from './rendered.ts';
import { scanPage } from './scan.ts';
import { renderContentsMark, renderSectionMark, staleSectionsOf } from './section.ts';
import { setAttributes } from '../html/tag.ts';
import { currentOf, targetOf } from './target.ts';

/** What rendered documents are bound to. */
export interface Binding extends PanelTerms {
  readonly report: Report;
  /** The address of a document's page, or `null`. */
  readonly pageOf: (file: string) => string | null;
  readonly excerpt: Excerpt;
  /** What documents do not show by themselves. */
  readonly hidden: readonly Part[];
}

/** A page with what the report says in it. */
export interface BoundPage {
  readonly html: string;
  /** The documents that the page shows. */
  readonly documents: readonly string[];
}

/** A document as it stands on a page. */
interface Shown {
  readonly region: Region;
  /** The specs that write it. */
  readonly specs: readonly SpecReport[];
}

/**
 * Puts what the report says now into a page or a part of one, wherever it shows a document.
 * Everything outside of documents stays as it is, but for marks and the table of contents.
 */
export function bindPage(page: string, binding: Binding): BoundPage {
  const scanned = scanPage(page);
  const documents = scanned.regions.map(({ file }) => file);
  const previews = new Previews(binding.excerpt, binding.strings);
  const edits = scanned.regions.flatMap((region) => {
    const specs = specsOf(region.file, binding.report);
    return bindRegion(page, { region, specs }, previews, binding);
  });
  const contents = bindContents(scanned, binding);
  const strays = scanned.strays.map(({ start, end }) => ({ start, end, text: '' }));
  return { html: applyEdits(page, [...edits, ...contents, ...strays]), documents };
}

/** A region that never ends may be half a document; it only gets the banner. */
function bindRegion(
  page: string,
  { region, specs }: Shown,
  previews: Previews,
  binding: Binding,
): Edit[] {
  const { file, opening, closing, blocks } = region;
  const banner = showing('banner', file, specs, binding).map(
    (spec) => renderBanner(spec, file, binding.links, binding.strings)?.toString() ?? '',
  );
  const start = { ...opening, text: banner.join('') };
  if (closing === null) return [start];
  const links = bindLinks({ region, specs }, previews, binding);
  const sections = bindSections({ region, specs }, binding);
  const drawn = specs.length === 0 ? [] : bindBlocks(page, blocks, file, specs, binding);
  const panel = showing('sources', file, specs, binding).map((spec) =>
    renderPanel(spec, binding).toString(),
  );
  const end = { ...closing, text: previews.take() + panel.join('') };
  return [start, ...links, ...sections, ...drawn, end];
}

/** The specs of which a document shows a part by itself: all, or none. */
function showing(
  part: Part,
  file: string,
  specs: readonly SpecReport[],
  { hidden }: Binding,
): readonly SpecReport[] {
  const isHidden =
    hidden.includes(part) ||
    specs.some(({ documents }) =>
      documents.some((document) => document.file === file && document.hidden.includes(part)),
    );
  return isHidden ? [] : specs;
}

/** Citations lead to their lines, relative links to pages. */
function bindLinks(
  { region: { file, codes, links }, specs }: Shown,
  previews: Previews,
  binding: Binding,
): Edit[] {
  const relative = links.filter(({ text }) => isRelative(text));
  const references = matchReferences([...codes, ...relative], referencesOf(file, specs));
  const bind = (reference: Reference | undefined): BoundCitation | null => {
    if (reference === undefined) return null;
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
    ...relative.flatMap((link) => {
      const reference = references.get(link);
      if (reference === undefined) return bindDocumentLink(link, file, binding);
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

/** Marks the headings of stale sections. */
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

/** Whether the table of contents, which stands outside of documents, has sections to be marked. */
export function hasStaleContents(documents: readonly string[], { report }: Binding): boolean {
  const [file, ...others] = documents;
  if (file === undefined || others.length > 0) return false;
  return staleSectionsOf(file, specsOf(file, report)).length > 0;
}

/** Marks stale sections in the table of contents of a page that shows one document. */
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

/** Whether a link's target is relative to the document. */
function isRelative(href: string): boolean {
  return href !== '' && !/^(?:[a-z][a-z0-9+.-]*:|[/?#])/i.test(href);
}

const writers = new WeakMap<Report, ReadonlyMap<string, readonly SpecReport[]>>();

/** The specs that write a document. */
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
