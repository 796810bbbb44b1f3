import type { Document } from '../documents/document.ts';
import { formatOf } from '../documents/format.ts';
import { readDocuments } from '../documents/reader.ts';
import type { Parse } from '../documents/remembered-parsing.ts';
import type { FileTree } from '../files/file-tree.ts';
import { nameOf } from '../files/name.ts';
import { Unreadable } from '../files/unreadable.ts';
import { namesIn } from '../impact/names.ts';
import { type Page, readPage } from '../impact/page.ts';

/** What a page cites and names. */
export interface PageText {
  readonly file: string;
  readonly document: Document;
  readonly page: Page;
}

/** The texts of pages. */
export interface PageTexts {
  /** The pages that can be read, sorted. */
  readonly pages: readonly PageText[];
  /** Returns how many of all pages contain a name. */
  readonly pagesWith: (name: string) => number;
}

/**
 * Reads pages.
 *
 * @param wanted the pages to parse
 * @param all the pages in which names are counted
 */
export async function readPageTexts(
  files: FileTree,
  wanted: readonly string[],
  all: readonly string[],
  parse: Parse,
): Promise<PageTexts> {
  // Translations of a page have its file name. They count as one page.
  const counts = new Map<string, Set<string>>();
  for (const file of all) {
    for (const name of new Set(namesIn((await readText(files, file)) ?? ''))) {
      const known = counts.get(name) ?? new Set();
      counts.set(name, known.add(nameOf(file)));
    }
  }
  const documents = await readDocuments(files, wanted, parse);
  const pages = await Promise.all(
    [...documents.values()].map(async ({ file, document }): Promise<PageText[]> => {
      const text = document === null ? null : await readText(files, file);
      if (document === null || text === null) return [];
      const outcome = await parse('wording', text, formatOf(file));
      if (!('found' in outcome)) return [];
      const page = readPage(outcome.found, document.title ?? '', file);
      return [{ file, document, page }];
    }),
  );
  return { pages: pages.flat(), pagesWith: (name) => counts.get(name)?.size ?? 0 };
}

async function readText(files: FileTree, file: string): Promise<string | null> {
  return files.readText(file).catch((error: unknown) => {
    if (error instanceof Unreadable) return null;
    throw error;
  });
}
