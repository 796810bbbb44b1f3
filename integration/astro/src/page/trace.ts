import { decodePath } from '@astro-drift/engine/internal/files/uri';

const BEGIN = '<drift-seen';
const END = '</drift-seen>';

/**
 * A mark for the start of a document in a finished page. It shows which documents the page
 * contains, even if code between the rendering and the middleware replaced the page.
 */
export function traceMark(file: string): string {
  const name = encodeURIComponent(file.toWellFormed()).replaceAll("'", '%27');
  return `${BEGIN} data-file="${name}">${END}`;
}

/** Removes the traces from a finished page, and returns the documents that they name. */
export function takeTraces(page: Buffer<ArrayBuffer>): {
  readonly page: Buffer<ArrayBuffer>;
  readonly documents: ReadonlySet<string>;
} {
  const documents = new Set<string>();
  const parts: Buffer<ArrayBuffer>[] = [];
  let end = 0;
  for (;;) {
    const start = page.indexOf(BEGIN, end);
    const close = start < 0 ? -1 : page.indexOf(END, start);
    if (close < 0) break;
    // A middleware may have rewritten the HTML with other quotes or without quotes.
    const [, file] = /data-file=["']?([^"'\s>]+)/.exec(page.toString('latin1', start, close)) ?? [];
    if (file !== undefined) documents.add(decodePath(file));
    parts.push(page.subarray(end, start));
    end = close + END.length;
  }
  if (parts.length === 0) return { page, documents };
  return { page: Buffer.concat([...parts, page.subarray(end)]), documents };
}
