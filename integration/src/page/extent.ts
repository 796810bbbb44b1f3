import type { Span } from './rendered.ts';

/** As a mark is written, with quotes that would be escaped if it stood in an attribute or in JSON. */
const BEGIN = '<drift-page data-file="';
const END = '</drift-end>';

/** Where text that looks like tags begins and ends. */
const RAW = /<!--|-->|<\/?(?:iframe|noembed|noframes|script|style|textarea|title|xmp)\b/gi;

/**
 * The part of a page from the beginning of its first document to the end of its last one; `null`
 * where only the whole page tells. What surrounds documents is often many times their size.
 */
export function findExtent(page: string): Span | null {
  const start = page.indexOf('<drift-');
  const last = page.lastIndexOf(END);
  const end = last + END.length;
  if (last < start || !page.startsWith(BEGIN, start)) return null;
  return page.includes('<drift-', end) || isRawAt(page, start) ? null : { start, end };
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
