import type { Span } from './rendered.ts';

/** The part of a page that shows documents, and what follows it. */
export interface Extent extends Span {
  /** The part itself. */
  readonly text: string;
  /** All that follows it, with a character for each byte: quickly made, and as long. */
  readonly rest: string;
}

/** As a mark is written, with quotes that would be escaped if it stood in an attribute or in JSON. */
const BEGIN = /^<drift-(?:page data-file|here data-part)="$/;
const BEGIN_LENGTH = '<drift-page data-file="'.length;
const [END, PLACE] = ['</drift-end>', '</drift-here>'];

/** Where text that looks like tags begins and ends. */
const RAW = /<!--|-->|<\/?(?:iframe|noembed|noframes|script|style|textarea|title|xmp)\b/gi;

/**
 * The part of a page from its first mark to its last one, of a document or of a place; `null` where
 * only the whole page tells. What surrounds documents is often many times their size.
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
  // What is closed here only tells that it may have begun before; mostly nothing is.
  const isRaw = closesMore(text + rest) && isOpen(page.toString('latin1', 0, start));
  return isRaw ? null : { start, end, text, rest };
}

function endOfMarks(page: Buffer): number {
  const end = endOf(END, page);
  // There is mostly no place, and little after the last document.
  const hasPlace = page.includes(PLACE, Math.max(end, 0));
  return hasPlace ? endOf(PLACE, page) : end;
}

function endOf(mark: string, page: Buffer): number {
  const last = page.lastIndexOf(mark);
  return last < 0 ? -1 : last + mark.length;
}

/** Whether a text closes anything more often than it opened it. */
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

/** Whether a browser may take what follows a text for a comment, or for code. */
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
