import type { Part } from '@astro-drift/engine/internal/documents/part';
import built from 'virtual:astro-drift/state';
import { renderParts } from '../page/apply-report.ts';
import { describeDocument, type DocumentState } from '../page/document.ts';
import { documentPath } from '../page/document-path.ts';
import { marked, placeMark } from '../page/placed-components.ts';
import { findSession } from './session-registry.ts';
import type { Language } from './page-strings.ts';
import { bindingFor, links, ownReport, type PageContext, pageOf } from './site.ts';
import { viewOf } from './site-view.ts';

/**
 * A document: an entry of a collection, an imported Markdown file, the props of a Markdown layout,
 * the path of a file (absolute, or relative to the repository), or the URL of its page, such as
 * `Astro.url` or `/guides/session/`.
 */
export type DocumentSource =
  string | URL | { readonly filePath?: string | undefined } | { readonly file: string };

/**
 * Returns the state of a document, the reasons for it, and its specs, changes, sections and
 * citations. Returns `null` for a document without a spec, or one that the site does not show.
 */
export function getDrift(source: DocumentSource): DocumentState | null {
  const file = fileOf(source);
  noteQuestion();
  return file === null
    ? null
    : describeDocument(file, ownReport(), (specId) => links.changes(specId));
}

/**
 * The state of a document, and its name in the language of the page; `null` for a document without
 * a spec.
 */
export function stateOf(
  source: DocumentSource,
  context: Language,
): { state: DocumentState['state']; label: string } | null {
  const state = getDrift(source)?.state;
  if (state === undefined) return null;
  return { state, label: bindingFor(context).strings.text(`drift.document.${state}`) };
}

/**
 * Renders the banner or the sources of a document in the language of a page; an empty text if there
 * is nothing to show.
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
  return renderParts(part, file, getDrift(file)?.specs ?? [], binding)
    .map((aside) => marked(aside, part, file))
    .join('');
}

/** Records that the page asked, so that it is rendered again if the answer changes. */
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

/** The document of a page. In `astro dev`, this becomes known as pages are rendered. */
function documentAt(pathname: string): string | null {
  const isKnown = findSession(built.site)?.paths !== null;
  return (isKnown ? pages() : listPages()).get(links.pathOf(pathname)) ?? null;
}

function listPages(): ReadonlyMap<string, string> {
  const files = ownReport().specs.flatMap(({ documents }) => documents.map(({ file }) => file));
  return new Map(
    [...new Set(files)].flatMap((file): [string, string][] => {
      const page = pageOf(file);
      return page === null ? [] : [[links.pathOf(page), file]];
    }),
  );
}
