import type { Span } from './rendered.ts';

/** As a mark is written, with quotes that would be escaped if it stood in an attribute or in JSON. */
const BEGIN = /<drift-(?:page data-file|here data-part)="/y;
const ENDS = ['</drift-end>', '</drift-here>'];

/** Where text that looks like tags begins and ends. */
const RAW = /<!--|-->|<\/?(?:iframe|noembed|noframes|script|style|textarea|title|xmp)\b/gi;

/**
 * The part of a page from its first mark to its last one, of a document or of a place; `null` where
 * only the whole page tells. What surrounds documents is often many times their size.
 */
export function findExtent(page: string): Span | null {
  const start = page.indexOf('<drift-');
  const end = Math.max(...ENDS.map((mark) => endOf(mark, page)));
  BEGIN.lastIndex = start;
  if (start < 0 || end < start || !BEGIN.test(page)) return null;
  return page.includes('<drift-', end) || isRawAt(page, start) ? null : { start, end };
}

function endOf(mark: string, page: string): number {
  const last = page.lastIndexOf(mark);
  return last < 0 ? -1 : last + mark.length;
}

/** Whether a browser may take what stands at an offset for a comment, or for code. */
function isRawAt(page: string, offset: number): boolean {
  let awaited: string | null = null;
  for (const [found] of page.slice(0, offset).matchAll(RAW)) {
    const name = found.toLowerCase();
    if (name === awaited) awaited = null;
    else if (awaited === null && name === '<!--') awaited = '-->';
    else if (awaited === null && name.startsWith('<') && name[1] !== '/') {
      awaited = `</${name.slice(1)}`;
    }
  }
  return awaited !== null;
}
