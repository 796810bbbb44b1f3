import type { Part } from '@astro-drift/engine/internal/documents/part';
import { decodePath } from '@astro-drift/engine/internal/files/uri';
import type { Region, Span } from './rendered.ts';

/** The place at which an author put a banner or the sources. */
export interface Place extends Span {
  readonly part: Part;
  /**
   * The document around the place. If there is none, it is the document of the page. It is `null`
   * if neither is known.
   */
  readonly file: string | null;
}

/**
 * The beginning of an element that {@link marked} changed. Its quotes would be escaped in text and
 * in JSON.
 */
const PLACED = '<aside data-placed="';

/** Matches a mark that {@link placeMark} made. */
const MARK = /<drift-here data-part="(banner|sources)" data-page="([^"]*)"><\/drift-here>/g;

/**
 * Makes a mark for the place of a part. The document around the place becomes known only in the
 * whole page.
 *
 * @param file the document of the page, for places outside of all documents; `null` if it is not
 * known
 */
export function placeMark(part: Part, file: string | null): string {
  return `<drift-here data-part="${part}" data-page="${encode(file ?? '')}"></drift-here>`;
}

/** Adds a mark to a banner, or to sources, that a component rendered where the author placed it. */
export function marked(aside: string, part: Part, file: string): string {
  return aside.replace(/^<aside\b/, `${PLACED}${placedKey(part, file)}"`);
}

/** Returns the key that {@link findPlaced} uses for a placed part. It is ASCII. */
export function placedKey(part: Part, file: string): string {
  return `${part} ${encode(file)}`;
}

/** Encodes a path in ASCII, so that it is the same in the bytes and in the text of a page. */
function encode(file: string): string {
  return encodeURIComponent(file.toWellFormed());
}

/**
 * Finds the parts that components placed on a page. Returns their keys, made by {@link placedKey}.
 */
export function findPlaced(page: string): Set<string> {
  const [, ...found] = page.split(PLACED);
  return new Set(found.map((begun) => begun.slice(0, begun.indexOf('"'))));
}

/** Does the same as {@link findPlaced}, for a page in UTF-8. */
export function findPlacedInBytes(page: Buffer): Set<string> {
  return findPlaced(page.includes(PLACED) ? page.toString('latin1') : '');
}

/**
 * Finds the marks of placed parts. Returns each with its document. `regions` are the documents of
 * the page.
 */
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
