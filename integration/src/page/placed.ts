import type { Part } from '../documents/hidden.ts';
import type { Region, Span } from './rendered.ts';

/** The banner or the sources of a document, where an author has placed them. */
export interface Place extends Span {
  readonly part: Part;
  /** The document that it stands in, or the only one of the page; `null` where there is none. */
  readonly file: string | null;
}

/** As {@link marked} begins an element; with quotes that would be escaped in a text or in JSON. */
const PLACED = /<aside data-placed="([^"]*)"/g;

/** As {@link placeMark} writes one. */
const MARK = /<drift-here data-part="(banner|sources)"><\/drift-here>/g;

/** Stands where something was placed whose document only the whole page tells. */
export function placeMark(part: Part): string {
  return `<drift-here data-part="${part}"></drift-here>`;
}

/** A banner or sources, with a mark of having been placed. */
export function marked(aside: string, part: Part, file: string): string {
  return aside.replace(/^<aside\b/, `<aside data-placed="${placedKey(part, file)}"`);
}

/** How something that was placed is named among those of {@link findPlaced}, in ASCII. */
export function placedKey(part: Part, file: string): string {
  return `${part} ${encodeURIComponent(file.toWellFormed())}`;
}

/** What components have placed in a page, by {@link placedKey}. */
export function findPlaced(page: string): Set<string> {
  return new Set([...page.matchAll(PLACED)].map(([, key = '']) => key));
}

/** The marks of a page whose documents stand in these regions. */
export function findPlaces(page: string, regions: readonly Region[]): Place[] {
  return [...page.matchAll(MARK)].map(({ 0: mark, 1: part, index: start }) => ({
    part: part as Part,
    file: fileAt(start, regions),
    start,
    end: start + mark.length,
  }));
}

function fileAt(offset: number, regions: readonly Region[]): string | null {
  const around = regions.findLast(
    ({ opening, closing }) => opening.start < offset && (closing?.start ?? -1) > offset,
  );
  const files = new Set(regions.map(({ file }) => file));
  const [only = null] = files.size === 1 ? files : [];
  return around?.file ?? only;
}
