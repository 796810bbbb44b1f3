import type { Part } from '@astro-drift/engine/internal/documents/part';
import { decodePath } from '@astro-drift/engine/internal/files/uri';
import type { Region, Span } from './rendered.ts';

/** The banner or the sources of a document, where an author has placed them. */
export interface Place extends Span {
  readonly part: Part;
  /** The document that it stands in, or else that of the page; `null` where there is none. */
  readonly file: string | null;
}

/** As {@link marked} begins an element; with quotes that would be escaped in a text or in JSON. */
const PLACED = '<aside data-placed="';

/** As {@link placeMark} writes one. */
const MARK = /<drift-here data-part="(banner|sources)" data-page="([^"]*)"><\/drift-here>/g;

/**
 * Stands where something was placed, as only the whole page tells in which document.
 *
 * @param file the document that the page is of, which is meant outside of all documents; `null` if
 * that is not known
 */
export function placeMark(part: Part, file: string | null): string {
  return `<drift-here data-part="${part}" data-page="${encode(file ?? '')}"></drift-here>`;
}

/** A banner or sources, with a mark of having been placed. */
export function marked(aside: string, part: Part, file: string): string {
  return aside.replace(/^<aside\b/, `${PLACED}${placedKey(part, file)}"`);
}

/** How something that was placed is named among those of {@link findPlaced}, in ASCII. */
export function placedKey(part: Part, file: string): string {
  return `${part} ${encode(file)}`;
}

/** In ASCII, so that it is the same in a page's bytes as in its text. */
function encode(file: string): string {
  return encodeURIComponent(file.toWellFormed());
}

/** What components have placed in a page, by {@link placedKey}. */
export function findPlaced(page: string): Set<string> {
  const [, ...found] = page.split(PLACED);
  return new Set(found.map((begun) => begun.slice(0, begun.indexOf('"'))));
}

/** The same in a page's bytes. */
export function findPlacedInBytes(page: Buffer): Set<string> {
  return findPlaced(page.includes(PLACED) ? page.toString('latin1') : '');
}

/** The marks of a page whose documents stand in these regions. */
export function findPlaces(page: string, regions: readonly Region[]): Place[] {
  const files = new Set(regions.map(({ file }) => file));
  const [only = null] = files.size === 1 ? files : [];
  return [...page.matchAll(MARK)].map(({ 0: mark, 1: part, 2: named = '', index: start }) => {
    const around = regions.findLast(
      ({ opening, closing }) => opening.start < start && (closing?.start ?? -1) > start,
    );
    const file = around?.file ?? (named === '' ? only : decodePath(named));
    return { part: part as Part, file, start, end: start + mark.length };
  });
}
