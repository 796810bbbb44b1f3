import type { FileTree } from '../files/file-tree.ts';
import { Unreadable } from '../files/unreadable.ts';
import { formatOf, isMarkdown } from './format.ts';
import { type Document, parseDocument } from './document.ts';
import { readHidden } from './hidden.ts';
import type { Part } from './part.ts';

/** A document as it was found: parsed where it is Markdown, `null` where it is something else. */
export interface FoundDocument {
  readonly file: string;
  readonly exists: boolean;
  /** There is nothing of that name, as where a sparse checkout or a partial clone leaves it out. */
  readonly absent: boolean;
  /** Why it cannot be read, although it may well be there; `null` for one that can. */
  readonly problem: string | null;
  readonly document: Document | null;
  /** What its frontmatter keeps off its page. */
  readonly hidden: readonly Part[];
}

/** Reads documents of a repository; each file once. */
export async function readDocuments(
  files: FileTree,
  paths: Iterable<string>,
): Promise<Map<string, FoundDocument>> {
  const found = await Promise.all(
    [...new Set(paths)].map(async (file): Promise<[string, FoundDocument]> => {
      const none = { file, document: null, hidden: [], problem: null };
      const text = await files.readText(file).catch((error: unknown) => {
        if (error instanceof Unreadable) return error;
        throw error;
      });
      if (text instanceof Unreadable) {
        return [file, { ...none, exists: true, absent: false, problem: text.reason }];
      }
      if (text === null) {
        const absent = (await files.kindOf(file)) === null;
        return [file, { ...none, exists: false, absent }];
      }
      const found = { file, exists: true, absent: false, problem: null };
      return isMarkdown(file)
        ? [file, { ...found, document: parse(file, text), hidden: readHidden(text) }]
        : [file, { ...found, document: null, hidden: [] }];
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
