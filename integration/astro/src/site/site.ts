import { posix } from 'node:path';
import { foldersAbove } from '@astro-drift/engine/internal/files/folders';
import type { FileLines, LineRange } from '@astro-drift/engine/internal/files/lines';
import { joinSpecs } from '@astro-drift/engine/internal/report/commit-table';
import type { Report } from '@astro-drift/engine/internal/report/schema';
import { entries as pages } from 'virtual:astro-drift/pages';
import built from 'virtual:astro-drift/state';
import type { Binding } from '../page/apply-report.ts';
import { bindBody, type BoundBody } from '../page/body.ts';
import type { ForgeLinks } from '../page/forge-links.ts';
import { Links } from '../page/links.ts';
import { findPage } from '../page/pages.ts';
import type { AssetAddress } from '../page/scripts.ts';
import { forgeLinks } from '../page/forge-state.ts';
import { type FindSource, NO_LINK } from '../page/source-link.ts';
import { findExcerpt } from '../page/excerpts.ts';
import type { Strings } from '../strings/strings.ts';
import { type Language, stringsOf } from './page-strings.ts';
import { findSession } from './session-registry.ts';
import { siteState, viewOf } from './site-view.ts';

export type { ForgeLink } from '../page/forge-links.ts';
export { sayNow } from '../strings/deferred-strings.ts';
export { siteState } from './site-view.ts';
export { translatedMarkup, type PhraseProps } from './translated-markup.ts';

/** Makes URLs in the form that this site uses. */
export const links = new Links(built.addresses);

/** The links to the forge. The value is `null` if the forge is unknown. */
const anyForge = forgeLinks(built.forge);

/** The links to the forge of pages with sources. The value is `null` if they have none. */
const forge = built.forge.link === 'local' ? null : anyForge;

const entries = new Map(built.entries);
/**
 * The documents that the site's framework renders from its collection, each with the path of its
 * page.
 */
const hosted = new Map(
  pages.flatMap(({ id, file }): [string, string][] =>
    file === undefined ? [] : [[posix.join(built.folder, file), id.replace(/(?:^|\/)index$/, '')]],
  ),
);
const session = findSession(built.site);
if (session !== undefined) session.hosted = [...hosted.keys()];

/** The files and folders that have a source page. */
const published = viewOf(({ sources }) => new Set([...sources, ...sources.flatMap(foldersAbove)]));

/** The pages that the site's framework renders, each with its document. */
export const entryPaths: ReadonlyMap<string, string> = new Map(
  [...hosted].map(([file, path]) => [path, file]),
);

/** Returns the URL of the page that shows a document. Returns `null` if the page is not known. */
export function pageOf(file: string): string | null {
  const session = findSession(built.site);
  const path =
    hosted.get(file) ??
    findPage(file, {
      routes: built.routes,
      paths: session?.paths ?? null,
      entries: session?.entries ?? entries,
      seen: session?.seen ?? new Map(),
    });
  return path === null ? null : links.page(path);
}

/**
 * Returns a function that finds source code on a page of this site. If there is no such page, the
 * function looks on the forge, provided that citations lead there.
 */
function findSource(forge: ForgeLinks | null): FindSource {
  return (path, runs) => {
    if (published().has(path)) return { href: links.source(path, runs) };
    return forge === null || built.forge.link !== 'forge'
      ? NO_LINK
      : forge.current(path, rangesOf(runs));
  };
}

/** Returns a function that finds source code on the forge. */
function findOnForge(forge: ForgeLinks | null): FindSource {
  return (path, runs) => forge?.current(path, rangesOf(runs)) ?? NO_LINK;
}

/** Returns the URL of a file's source page. Returns `null` if there is none. */
export function sourcePageOf(path: string): string | null {
  return published().has(path) ? links.source(path) : null;
}

/** What is known about a page that is being rendered. */
export interface PageContext extends Language {
  readonly url: URL;
  readonly isPrerendered: boolean;
}

/** The strings and links that an added page needs. */
export interface AddedPage {
  readonly strings: Strings;
  /** The links to the forge. The value is `null` if pages do not link to one. */
  readonly forge: ForgeLinks | null;
  /**
   * Returns the attributes `lang` and `dir` for one part of the strings. This part can be in
   * another language than the page.
   */
  readonly marks: (part: string) => LanguageMarks;
}

/** The attributes of an element that contains texts in one language. */
interface LanguageMarks {
  readonly lang: string;
  /** The text direction. It is not set if the texts are in the language of the page. */
  readonly dir?: 'ltr';
}

/**
 * The data of each page, by an object that belongs to the page. The components of a page ask for it
 * one by one.
 */
const added = new WeakMap<object, AddedPage>();

/**
 * Returns the data of an added page. Its language is that of the site. Astro would guess a language
 * from the URL, in which a source folder can have a name such as `de`.
 */
export function addedPage({ locals, currentLocale }: Language): AddedPage {
  const known = added.get(locals);
  if (known !== undefined) return known;
  const strings = stringsOf({ locals, currentLocale }, built.lang);
  const marks = (part: string): LanguageMarks => {
    const lang = strings.langOf(part);
    return lang === built.lang ? { lang } : { lang, dir: 'ltr' };
  };
  const page = { strings, forge: forge?.in(strings) ?? null, marks };
  added.set(locals, page);
  return page;
}

const bindings = viewOf(() => new WeakMap<Strings, Binding>());
const traced = viewOf(() => new WeakMap<Strings, Binding>());

/**
 * Returns what is needed to add the report to a page.
 *
 * @param traces whether the build finds out afterwards which documents the page shows
 */
export function bindingFor({ locals, currentLocale }: Language, traces = false): Binding {
  const strings = stringsOf({ locals, currentLocale });
  const known = traces ? traced() : bindings();
  const binding = known.get(strings) ?? bindingIn(strings, traces);
  known.set(strings, binding);
  return binding;
}

/**
 * The report for documents on their own pages. It also contains the specs that appear only there.
 */
export const ownReport = viewOf(({ report, otherSpecs }): Report => ({
  ...report,
  ...joinSpecs(report, otherSpecs),
}));

function bindingIn(strings: Strings, traces: boolean): Binding {
  const { excerpts, hidden, watched, banner } = siteState();
  return {
    report: ownReport(),
    watched,
    links,
    strings,
    forge: anyForge?.in(strings) ?? null,
    tellsDrift: built.tellsDrift,
    from: banner.from,
    tellsUnknown: banner.tellsUnknown,
    sourceOf: findSource(forge?.in(strings) ?? null),
    forgeOf: findOnForge(anyForge?.in(strings) ?? null),
    pageOf,
    excerpt: (current) => findExcerpt(excerpts, current),
    hidden,
    traces,
  };
}

/**
 * Adds the report to a page, and records which documents the page shows.
 *
 * @param page the page in UTF-8
 * @param first the position at which the first mark begins
 */
export function bindToSite(
  page: Buffer<ArrayBuffer>,
  first: number,
  context: PageContext,
): BoundBody['parts'] {
  const { scripts } = siteState();
  const address: AssetAddress = (name) => (scripts.includes(name) ? links.asset(name) : null);
  const session = findSession(built.site);
  const traces = session?.reading.getStore() !== undefined;
  const { parts, documents } = bindBody(page, first, bindingFor(context, traces), address);
  session?.documentsAt.set(context.url.pathname, documents);
  const [document, ...others] = documents;
  // If all pages are known in advance, the result must not depend on the order in which they are
  // rendered.
  if (session?.paths === null && document !== undefined && others.length === 0) {
    session.seen.set(document, links.pathOf(context.url.pathname));
  }
  return parts;
}

function rangesOf(runs: readonly FileLines[]): LineRange[] {
  return runs.flatMap(({ startLine, endLine }) =>
    startLine === null ? [] : [{ startLine, endLine: endLine ?? startLine }],
  );
}
