import type { Part } from '@astro-drift/engine/internal/documents/part';
import { decodePath } from '@astro-drift/engine/internal/files/uri';
import type { Region, Span } from './rendered.ts';

/** The place of a banner or sources that an author has placed. */
export interface Place extends Span {
  readonly part: Part;
  /** The document around it, or else the document of the page; `null` if there is none. */
  readonly file: string | null;
}

/**
 * The beginning of an element made by {@link marked}. Its quotes would be escaped in text and in
 * JSON.
 */
const PLACED = '<aside data-placed="';

/** A mark made by {@link placeMark}. */
const MARK = /<drift-here data-part="(banner|sources)" data-page="([^"]*)"><\/drift-here>/g;

/**
 * A mark at the place of a part. Only the whole page tells which document is around it.
 *
 * @param file the document of the page, for places outside of all documents; `null` if not known
 */
export function placeMark(part: Part, file: string | null): string {
  return `<drift-here data-part="${part}" data-page="${encode(file ?? '')}"></drift-here>`;
}

/** Adds a mark to a banner or sources that an author placed. */
export function marked(aside: string, part: Part, file: string): string {
  return aside.replace(/^<aside\b/, `${PLACED}${placedKey(part, file)}"`);
}

/** The key of a placed part in the result of {@link findPlaced}, in ASCII. */
export function placedKey(part: Part, file: string): string {
  return `${part} ${encode(file)}`;
}

/** In ASCII, so that it is the same in the bytes and in the text of a page. */
function encode(file: string): string {
  return encodeURIComponent(file.toWellFormed());
}

/** The parts that components placed in a page, by {@link placedKey}. */
export function findPlaced(page: string): Set<string> {
  const [, ...found] = page.split(PLACED);
  return new Set(found.map((begun) => begun.slice(0, begun.indexOf('"'))));
}

/** The same, for the bytes of a page. */
export function findPlacedInBytes(page: Buffer): Set<string> {
  return findPlaced(page.includes(PLACED) ? page.toString('latin1') : '');
}

/** The marks of placed parts in a page with these regions. */
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
