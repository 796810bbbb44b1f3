import type { Part } from '@astro-drift/engine/internal/documents/part';
import built from 'virtual:astro-drift/state';
import { renderParts, specsOf } from '../page/apply-report.ts';
import { describeDocument, describeWatched, type DocumentState } from '../page/document.ts';
import { documentPath } from '../page/document-path.ts';
import { marked, placeMark } from '../page/placed-components.ts';
import { watchedPageOf } from '../page/watched-page.ts';
import { findSession } from './session-registry.ts';
import type { Language } from './page-strings.ts';
import { bindingFor, links, ownReport, type PageContext, pageOf } from './site.ts';
import { siteState, viewOf } from './site-view.ts';

/**
 * A document. It can be given as an entry of a collection, an imported Markdown file, the props of
 * a Markdown layout, or the path of a file (absolute, or relative to the repository). It can also
 * be the URL of its page, such as `Astro.url` or `/guides/session/`.
 */
export type DocumentSource =
  string | URL | { readonly filePath?: string | undefined } | { readonly file: string };

/**
 * Returns the state of a document with its reasons, specs, changes, sections and citations. Returns
 * `null` if the document has no spec, if the site does not show it, or if the site tells its
 * readers nothing about drift. A page that declares no sources has a spec of the kind `references`
 * if it refers to files.
 */
export function getDrift(source: DocumentSource): DocumentState | null {
  const file = fileOf(source);
  noteQuestion();
  if (file === null || !built.tellsDrift) return null;
  return (
    describeDocument(file, ownReport(), (specId) => links.changes(specId)) ?? describePage(file)
  );
}

function describePage(file: string): DocumentState | null {
  const page = describeWatched(file, siteState().watched, (specId) => links.overview(specId));
  // The drift report lists only pages that are broken.
  return page?.state === 'up-to-date' ? { ...page, href: links.overview() } : page;
}

/**
 * Returns the state of a document, and the name of this state in the language of the page. Returns
 * `null` under the same conditions as {@link getDrift}, and for a page that declares no sources and
 * is not broken.
 */
export function stateOf(
  source: DocumentSource,
  context: Language,
): { state: DocumentState['state']; label: string } | null {
  const found = getDrift(source);
  if (found === null) return null;
  const { file, state } = found;
  // Nobody has said from which sources such a page was written, so it is not up to date with them.
  const isQuiet = state === 'up-to-date' && watchedPageOf(file, siteState().watched) !== null;
  if (isQuiet) return null;
  return { state, label: bindingFor(context).strings.text(`drift.document.${state}`) };
}

/**
 * Renders the banner or the sources of a document, in the language of the page. If the document
 * becomes known only in the whole page, returns a mark for the place. Returns `''` if there is
 * nothing to show.
 *
 * @param source the document; by default the document around the place, or else the document of the
 * page
 */
export function placedPart(
  part: Part,
  source: DocumentSource | undefined,
  context: PageContext,
): string {
  noteQuestion();
  const file = source === undefined ? documentAt(context.url.pathname) : fileOf(source);
  const isBound = context.isPrerendered || file === null;
  if (source === undefined && isBound) return placeMark(part, file);
  if (file === null) return '';
  const binding = bindingFor(context);
  return renderParts(part, file, specsOf(file, ownReport()), binding)
    .map((aside) => marked(aside, part, file))
    .join('');
}

/**
 * Records that the page has asked for a state. The page is rendered again if the answer changes.
 */
function noteQuestion(): void {
  const reading = findSession(built.site)?.reading.getStore();
  if (reading !== undefined) reading.hasAsked = true;
}

function fileOf(source: DocumentSource): string | null {
  if (source instanceof URL) return documentAt(source.pathname);
  const place = { root: findSession(built.site)?.root ?? null, folder: built.folder };
  if (typeof source === 'string') {
    return documentPath(source, place, 'repository') ?? documentAt(source.replace(/[?#].*$/s, ''));
  }
  if ('file' in source) return documentPath(source.file, place, 'repository');
  return source.filePath === undefined ? null : documentPath(source.filePath, place, 'site');
}

const pages = viewOf(listPages);

/**
 * Returns the document of a page, or `null`. In `astro dev`, it becomes known when the page is
 * rendered.
 */
function documentAt(pathname: string): string | null {
  const isKnown = findSession(built.site)?.paths !== null;
  return (isKnown ? pages() : listPages()).get(links.pathOf(pathname)) ?? null;
}

function listPages(): ReadonlyMap<string, string> {
  const specs = [...ownReport().specs, ...siteState().watched.specs];
  const files = specs.flatMap(({ documents }) => documents.map(({ file }) => file));
  return new Map(
    [...new Set(files)].flatMap((file): [string, string][] => {
      const page = pageOf(file);
      return page === null ? [] : [[links.pathOf(page), file]];
    }),
  );
}
