import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { readContained } from '../files/contained.ts';
import { formatOf, isMarkdown } from './format.ts';
import { type Document, parseDocument } from './document.ts';

/** A document as it was found: parsed where it is Markdown, `null` where it is something else. */
export interface FoundDocument {
  readonly file: string;
  readonly exists: boolean;
  /** There is nothing of that name, as where a sparse checkout leaves it out. */
  readonly absent: boolean;
  readonly document: Document | null;
}

/** Reads documents of a repository; each file once. */
export async function readDocuments(
  root: string,
  files: Iterable<string>,
): Promise<Map<string, FoundDocument>> {
  const found = await Promise.all(
    [...new Set(files)].map(async (file): Promise<[string, FoundDocument]> => {
      const text = await readContained(root, file);
      if (text === null) {
        const absent = (await lstat(join(root, file)).catch(() => null)) === null;
        return [file, { file, exists: false, absent, document: null }];
      }
      const document = isMarkdown(file) ? parse(file, text) : null;
      return [file, { file, exists: true, absent: false, document }];
    }),
  );
  return new Map(found);
}

/** MDX that does not parse is for Astro to complain about, with its own message. */
function parse(file: string, text: string): Document | null {
  try {
    return parseDocument(text, formatOf(file));
  } catch {
    return null;
  }
}
