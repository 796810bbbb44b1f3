import * as z from 'zod';
import type { FactStore } from '../cache/fact-store.ts';
import { formatOf, isMarkdown } from '../documents/format.ts';
import type { Parse } from '../documents/remembered-parsing.ts';
import { hasChanged, type SpecAnalysis } from '../drift/analyze-specs.ts';
import type { FileTree } from '../files/file-tree.ts';
import { Unreadable } from '../files/unreadable.ts';
import { type DocumentImpact, judgeDocument, type ReadDocument } from './document-impact.ts';
import { readNames, SiteNames } from './other-pages.ts';
import { readPage } from './page.ts';
import { digestOf } from '../text/digest.ts';

/**
 * The impacts on the documents of each spec, by spec id. They have the order of the spec's
 * documents.
 */
export type Impacts = ReadonlyMap<string, readonly DocumentImpact[]>;

/** How documents are read. */
export interface JudgingTools {
  /** What earlier runs have read. */
  readonly facts: FactStore;
  readonly parse: Parse;
}

/**
 * Judges what the changes mean for each document. Documents and other pages are read only if
 * something significant changed.
 *
 * @param pages all pages of the site
 */
export async function judgeDocuments(
  analyses: readonly SpecAnalysis[],
  files: FileTree,
  pages: readonly string[],
  { facts, parse }: JudgingTools,
): Promise<Impacts> {
  const changed = analyses.filter(hasChanged);
  const site = await readSite(files, changed.length === 0 ? [] : pages, facts);
  const read = new Map<string, ReadDocument>();
  await Promise.all(
    changed.flatMap(({ spec, documents }) =>
      documents.map(async ({ file, exists }) => {
        if (!exists) return;
        const page = await readDocument(files, file, spec.title, parse);
        read.set(`${spec.id}\0${file}`, { page, others: site.beside(file) });
      }),
    ),
  );
  return new Map(
    analyses.map((analysis) => {
      const { spec, documents } = analysis;
      return [
        spec.id,
        documents.map((document) =>
          judgeDocument(analysis, document, read.get(`${spec.id}\0${document.file}`) ?? null),
        ),
      ];
    }),
  );
}

async function readSite(
  files: FileTree,
  pages: readonly string[],
  store: FactStore,
): Promise<SiteNames> {
  const facts = await store.table('page-names', z.array(z.string()).readonly());
  const namesOf = async (file: string): Promise<readonly string[]> => {
    const id = files.contentIdOf?.(file) ?? null;
    const known = id === null ? undefined : facts.get(id);
    if (known !== undefined) return known;
    const text = (await readText(files, file)) ?? '';
    const key = id ?? `text ${digestOf(text)}`;
    const same = facts.get(key);
    if (same !== undefined) return same;
    const names = [...readNames(text)];
    // A file that cannot be read has no content that could be recognized.
    if (text !== '') facts.set(key, names);
    return names;
  };
  const names = await Promise.all(
    pages.map(async (file) => [file, new Set(await namesOf(file))] as const),
  );
  return new SiteNames(new Map(names));
}

async function readDocument(
  files: FileTree,
  file: string,
  title: string,
  parse: Parse,
): Promise<ReadDocument['page']> {
  const text = isMarkdown(file) ? await readText(files, file) : null;
  if (text === null) return null;
  const outcome = await parse('wording', text, formatOf(file));
  return 'found' in outcome ? readPage(outcome.found, title, file) : null;
}

async function readText(files: FileTree, file: string): Promise<string | null> {
  return files.readText(file).catch((error: unknown) => {
    if (error instanceof Unreadable) return null;
    throw error;
  });
}
