import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { formatOf } from '@astro-drift/engine/internal/documents/format';
import { readFrontmatter } from '@astro-drift/engine/internal/documents/frontmatter';
import { parser } from '@astro-drift/engine/internal/documents/parser';
import { readContained } from '@astro-drift/engine/internal/files/safe-path';
import { Unreadable } from '@astro-drift/engine/internal/files/unreadable';
import { readText } from '@astro-drift/engine/internal/specs/fields';
import { ROLES, type Spec } from '@astro-drift/engine/internal/specs/spec';
import { printable } from '@astro-drift/engine/internal/text/printable';
import { reasonOf } from '@astro-drift/engine/internal/text/reason';
import type { LoaderContext } from 'astro/loaders';
import * as z from 'astro/zod';
import { slugs } from '../../page/pages.ts';
import { printableError } from '../printable-error.ts';

/** The data of an entry. The fields of the document's own frontmatter are added to these. */
export const EntrySchema = z.looseObject({
  title: z.string(),
  spec: z.object({ id: z.string(), title: z.string(), type: z.string(), file: z.string() }),
  sources: z.array(z.object({ role: z.enum(ROLES), pattern: z.string() })),
});

/** The same fields as a TypeScript declaration. Astro adds it to the types that it generates. */
export const ENTRY_TYPES = `export interface Entry {
  /** From the frontmatter, or else the first heading, or else the id. */
  title: string;
  /** The spec that writes the document. */
  spec: { id: string; title: string; type: string; file: string };
  /** The patterns of the source files. */
  sources: { role: ${ROLES.map((role) => `'${role}'`).join(' | ')}; pattern: string }[];
  /** All other fields of the frontmatter. */
  [field: string]: unknown;
}
`;

/**
 * Increase this version with every change of the entries. Then all cached entries are made again.
 */
const ENTRY_VERSION = 1;

/** A document that becomes an entry. */
export interface EntrySource {
  /** The absolute path of the repository. */
  readonly root: string;
  /** The path of the document, relative to the repository. */
  readonly file: string;
  readonly spec: Spec;
  /** The folder that ids are relative to. It is `''` for the root of the repository. */
  readonly folder: string;
}

/**
 * Stores a document as an entry, unless the same entry is already stored.
 *
 * @returns the id of the entry, or the reason why there is none; `null` if the document is missing,
 * because a rule reports this
 * @throws {AstroError} if the schema of the collection refuses the data
 */
export async function storeEntry(
  context: LoaderContext,
  source: EntrySource,
): Promise<{ id: string } | { problem: string } | null> {
  const { store, config } = context;
  const { root, file, spec } = source;
  const text = await read(source);
  if (text === null) return null;
  if (typeof text !== 'string') return text;
  const document = await takeApart(text, source);
  if ('problem' in document) return document;
  const { id, body, isMdx } = document;
  if (isMdx && !config.integrations.some(({ name }) => name === '@astrojs/mdx')) {
    return { problem: 'MDX needs the integration @astrojs/mdx' };
  }

  const path = join(root, file);
  const filePath = relative(fileURLToPath(config.root), path).split(sep).join('/');
  const entrySpec = { id: spec.id, title: spec.title, type: spec.type, file: spec.file };
  const sources = spec.inputs.map(({ role, pattern }) => ({ role, pattern }));
  const digest = context.generateDigest({ version: ENTRY_VERSION, text, entrySpec, sources });
  const known = store.get(id);
  // A stored entry is not kept if it has images, because images must be registered in every build.
  if (known?.digest === digest && known.filePath === filePath && !known.assetImports) {
    if (known.deferredRender) store.addModuleImport(filePath);
    return { id };
  }
  store.delete(id);
  const unchecked = { ...document.frontmatter, title: document.title, spec: entrySpec, sources };
  const data = await context
    .parseData({ id, filePath: path, data: unchecked })
    .catch((error: unknown) => {
      throw printableError(error);
    });
  if (isMdx) {
    store.set({ id, data, body, filePath, digest, deferredRender: true });
    return { id };
  }
  try {
    const rendered = await context.renderMarkdown(text, { fileURL: pathToFileURL(path) });
    const assetImports = rendered.metadata?.imagePaths ?? [];
    store.set({ id, data, body, filePath, digest, rendered, assetImports });
    return { id };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}

async function read({ root, file }: EntrySource): Promise<string | null | { problem: string }> {
  try {
    return await readContained(root, file);
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.reason };
    throw error;
  }
}

interface EntryDocument {
  readonly id: string;
  readonly title: string;
  readonly frontmatter: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly isMdx: boolean;
}

async function takeApart(
  text: string,
  { file, folder }: EntrySource,
): Promise<EntryDocument | { problem: string }> {
  const isMdx = formatOf(file) === 'mdx';
  const path = folder === '' ? file : file.slice(folder.length + 1);
  try {
    const { data: frontmatter, body } = readFrontmatter(text);
    const id = readText(frontmatter['slug']) ?? slugs(path).join('/');
    // The URL of the page contains the id, and Astro prints the URLs of pages.
    if (printable(id) !== id)
      return { problem: 'its `slug` has characters that cannot be printed' };
    // A text with a problem here would make Astro crash or hang.
    const heading = await parser.parse('title', body, formatOf(file));
    if ('problem' in heading)
      return { problem: `${heading.problem.reason}. ${heading.problem.fix}` };
    if ('mistake' in heading) return { problem: heading.mistake };
    const title = readText(frontmatter['title']) ?? heading.found ?? id;
    return { id, title, frontmatter, body, isMdx };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}
