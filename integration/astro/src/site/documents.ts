import type { Part } from '@astro-drift/engine/internal/documents/part';
import built from 'virtual:astro-drift/state';
import { renderPart } from '../page/binding.ts';
import { describeDocument, type DocumentState } from '../page/document.ts';
import { documentPath } from '../page/document-path.ts';
import { marked, placeMark } from '../page/placed.ts';
import { findSession } from './sessions.ts';
import type { Language } from './page-strings.ts';
import { bindingFor, links, ownReport, type PageContext, pageOf } from './site.ts';
import { viewOf } from './site-view.ts';

/**
 * How a document is named: an entry of a collection, an imported Markdown file or the properties of
 * a Markdown layout, the file's path (absolute, or relative to the repository), or the address of
 * its page, such as `Astro.url` or `/guides/session/`.
 */
export type DocumentSource =
  string | URL | { readonly filePath?: string | undefined } | { readonly file: string };

/**
 * What is known of a document: its status, the specs that write it, what changed, its sections and
 * its citations. `null` for a document that no spec writes, or that is kept off the site.
 */
export function getDrift(source: DocumentSource): DocumentState | null {
  const file = fileOf(source);
  noteQuestion();
  return file === null
    ? null
    : describeDocument(file, ownReport(), (specId) => links.changes(specId));
}

/** The status of a document, and what a page calls it in its language; `null` for a document of none. */
export function statusOf(
  source: DocumentSource,
  context: Language,
): { status: DocumentState['status']; label: string } | null {
  const status = getDrift(source)?.status;
  if (status === undefined) return null;
  return { status, label: bindingFor(context).strings.text(`drift.status.${status}`) };
}

/**
 * The banner or the sources of a document as markup, in the language of a page; nothing where there
 * is nothing to say.
 *
 * @param source the document; without it, that in which the place is, or else that of the page
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
  return (getDrift(file)?.specs ?? [])
    .map((spec) => marked(renderPart(part, file, spec, binding), part, file))
    .join('');
}

/** A page that asks this is rendered again if the answer changes. */
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

/** The document that a page shows. While a site is developed, that becomes known little by little. */
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
