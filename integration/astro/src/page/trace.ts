import { decodePath } from '@astro-drift/engine/internal/files/uri';

const BEGIN = '<drift-seen';
const END = '</drift-seen>';

/**
 * Makes a mark for the start of a document. The marks in a finished page tell which documents it
 * contains. Other code may have replaced the page between its rendering and the middleware.
 */
export function traceMark(file: string): string {
  const name = encodeURIComponent(file.toWellFormed()).replaceAll("'", '%27');
  return `${BEGIN} data-file="${name}">${END}`;
}

/** Removes the trace marks from a finished page. Returns the documents that they name. */
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
    // Another middleware may have rewritten the HTML with other quotes, or without quotes.
    const [, file] = /data-file=["']?([^"'\s>]+)/.exec(page.toString('latin1', start, close)) ?? [];
    if (file !== undefined) documents.add(decodePath(file));
    parts.push(page.subarray(end, start));
    end = close + END.length;
  }
  if (parts.length === 0) return { page, documents };
  return { page: Buffer.concat([...parts, page.subarray(end)]), documents };
}
