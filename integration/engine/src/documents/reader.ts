import type { FileTree } from '../files/file-tree.ts';
import { MAKE_READABLE, Unreadable } from '../files/unreadable.ts';
import { formatOf, isMarkdown } from './format.ts';
import type { Document } from './document.ts';
import { readHidden } from './hidden.ts';
import type { Problem } from './parse-failure.ts';
import type { Part } from './part.ts';
import { type Parse, parseAnew } from './remembered-parsing.ts';

/** A document as it was found in the repository. */
export interface FoundDocument {
  readonly file: string;
  readonly exists: boolean;
  /** There is no such file. A sparse checkout or a partial clone may have left it out. */
  readonly absent: boolean;
  /** Why the document cannot be read; `null` if it can be read. It may exist nevertheless. */
  readonly problem: Problem | null;
  /**
   * The parsed document. It is `null` if the file is no Markdown, or if its MDX does not parse.
   * Astro reports such MDX with its own message.
   */
  readonly document: Document | null;
  /** The parts that its frontmatter keeps off its page. */
  readonly hidden: readonly Part[];
}

/** Reads documents of a repository. Each file is read once. */
export async function readDocuments(
  files: FileTree,
  paths: Iterable<string>,
  parse: Parse = parseAnew,
): Promise<Map<string, FoundDocument>> {
  const found = await Promise.all(
    [...new Set(paths)].map(async (file): Promise<[string, FoundDocument]> => {
      const none = { file, document: null, hidden: [], problem: null };
      const text = await files.readText(file).catch((error: unknown) => {
        if (error instanceof Unreadable) return error;
        throw error;
      });
      if (text instanceof Unreadable) {
        const problem = { reason: text.reason, fix: MAKE_READABLE };
        return [file, { ...none, exists: true, absent: false, problem }];
      }
      if (text === null) {
        const absent = (await files.kindOf(file)) === null;
        return [file, { ...none, exists: false, absent }];
      }
      const found = { ...none, exists: true, absent: false };
      if (!isMarkdown(file)) return [file, found];
      const hidden = readHidden(text);
      const outcome = await parse('document', text, formatOf(file));
      if ('problem' in outcome) return [file, { ...found, hidden, problem: outcome.problem }];
      return [file, { ...found, hidden, document: 'found' in outcome ? outcome.found : null }];
    }),
  );
  return new Map(found);
}
