import type { Span } from './rendered.ts';

/** The part of a page that contains documents, and the text after it. */
export interface Extent extends Span {
  /** The text of this part. */
  readonly text: string;
  /** The text after it, with one character for each byte: this is fast, and keeps the length. */
  readonly rest: string;
}

/** The beginning of a mark. Its quotes would be escaped in an attribute or in JSON. */
const BEGIN = /^<drift-(?:page data-file|here data-part)="$/;
const BEGIN_LENGTH = '<drift-page data-file="'.length;
const [END, PLACE] = ['</drift-end>', '</drift-here>'];

/** The tags at which text without tags, such as code, begins and ends. */
const RAW = /<!--|-->|<\/?(?:iframe|noembed|noframes|script|style|textarea|title|xmp)\b/gi;

/**
 * The part of a page from its first mark to its last mark; `null` if the whole page must be read.
 * The text around documents is often many times as large.
 *
 * @param page in UTF-8
 * @param start where its first mark begins
 */
export function findExtent(page: Buffer, start: number): Extent | null {
  const end = endOfMarks(page);
  if (end < start || !BEGIN.test(page.toString('latin1', start, start + BEGIN_LENGTH))) return null;
  const rest = page.toString('latin1', end);
  const text = page.toString('utf8', start, end);
  if (rest.includes('<drift-')) return null;
  // Only if something is closed here that was not opened here, the text before has to be read.
  const isRaw = closesMore(text + rest) && isOpen(page.toString('latin1', 0, start));
  return isRaw ? null : { start, end, text, rest };
}

function endOfMarks(page: Buffer): number {
  const end = endOf(END, page);
  // Most pages have no placed parts, and little text after the last document.
  const hasPlace = page.includes(PLACE, Math.max(end, 0));
  return hasPlace ? endOf(PLACE, page) : end;
}

function endOf(mark: string, page: Buffer): number {
  const last = page.lastIndexOf(mark);
  return last < 0 ? -1 : last + mark.length;
}

/** Whether a text closes anything more often than it opens it. */
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

/** Whether a browser may read the text after this one as a comment or as code. */
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
