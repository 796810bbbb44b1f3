import type { Span } from './rendered.ts';

/**
 * The part of a page that contains documents, together with the text after it. The offsets are in
 * bytes.
 */
export interface Extent extends Span {
  /** The text of the part. */
  readonly text: string;
  /**
   * The text after the part, decoded as Latin-1. This is fast, and gives one character for each
   * byte.
   */
  readonly rest: string;
}

/** Matches the beginning of a mark. Its quotes would be escaped in an attribute or in JSON. */
const BEGIN = /^<drift-(?:page data-file|here data-part)="$/;
const BEGIN_LENGTH = '<drift-page data-file="'.length;
const [END, PLACE] = ['</drift-end>', '</drift-here>'];

/** Matches where a comment or an element with raw text, such as a script, begins or ends. */
const RAW = /<!--|-->|<\/?(?:iframe|noembed|noframes|script|style|textarea|title|xmp)\b/gi;

/**
 * Finds the part of a page from its first mark to its last mark. The text around this part is often
 * many times as long. Returns `null` if the whole page must be read.
 *
 * @param page the page in UTF-8
 * @param start the position at which the first mark begins
 */
export function findExtent(page: Buffer, start: number): Extent | null {
  const end = endOfMarks(page);
  if (end < start || !BEGIN.test(page.toString('latin1', start, start + BEGIN_LENGTH))) return null;
  const rest = page.toString('latin1', end);
  const text = page.toString('utf8', start, end);
  if (rest.includes('<drift-')) return null;
  // The text before is only read if this text closes something that it did not open.
  const isRaw = closesMore(text + rest) && isOpen(page.toString('latin1', 0, start));
  return isRaw ? null : { start, end, text, rest };
}

function endOfMarks(page: Buffer): number {
  const end = endOf(END, page);
  // Most pages contain no placed parts, and little text after the last document.
  const hasPlace = page.includes(PLACE, Math.max(end, 0));
  return hasPlace ? endOf(PLACE, page) : end;
}

function endOf(mark: string, page: Buffer): number {
  const last = page.lastIndexOf(mark);
  return last < 0 ? -1 : last + mark.length;
}

/** Returns whether a text closes a comment or a raw element more often than it opens one. */
function closesMore(text: string): boolean {
  const open = new Map<string, number>();
  for (const [found] of text.matchAll(RAW)) {
    const { name, isEnd } = readRaw(found);
    const count = (open.get(name) ?? 0) + (isEnd ? -1 : 1);
    if (count < 0) return true;
    open.set(name, count);
  }
  return false;
}

/** Returns whether a comment or a raw element is still open at the end of a text. */
function isOpen(text: string): boolean {
  let open: string | null = null;
  for (const [found] of text.matchAll(RAW)) {
    const { name, isEnd } = readRaw(found);
    if (isEnd && name === open) open = null;
    else if (!isEnd) open ??= name;
  }
  return open !== null;
}

function readRaw(found: string): { name: string; isEnd: boolean } {
  const isEnd = found === '-->' || found.startsWith('</');
  return { name: found.replace(/[<>/!]/g, '').toLowerCase(), isEnd };
}
