import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import * as z from 'astro/zod';
import { findSession, type Session } from './astro/session.ts';
import { userError } from './astro/user-error.ts';
import { parseDocument } from './documents/document.ts';
import { isMarkdown } from './documents/reader.ts';
import { readContained } from './files/contained.ts';
import { listSpecs } from './list-specs.ts';
import { slugs } from './page/pages.ts';
import { readText } from './specs/fields.ts';
import { readFrontmatter } from './specs/frontmatter.ts';
import { readPath } from './specs/path.ts';
import { ROLES, type Spec } from './specs/spec.ts';

/** What a document's entry holds, beside the document's own frontmatter. */
const EntrySchema = z.looseObject({
  title: z.string(),
  spec: z.object({ id: z.string(), title: z.string(), type: z.string(), file: z.string() }),
  sources: z.array(z.object({ role: z.enum(ROLES), pattern: z.string() })),
});

const ENTRY_TYPES = `export interface Entry {
  /** From the frontmatter, else the document's first heading, else its file name. */
  title: string;
  /** The spec that the document is an output of. */
  spec: { id: string; title: string; type: string; file: string };
  /** The patterns of the files that it was written from. */
  sources: { role: ${ROLES.map((role) => `'${role}'`).join(' | ')}; pattern: string }[];
  /** Everything else that the document's frontmatter holds. */
  [field: string]: unknown;
}
`;

/** Raised with every change of what entries are made of, so that cached ones are made anew. */
const ENTRY_VERSION = 1;

/** The options of {@link driftLoader}. */
export interface DriftLoaderOptions {
  /**
   * A folder of the repository: only documents below it become entries, with ids relative to it.
   * Without it, all documents do, and an id is the whole path.
   */
  base?: string;
}

/**
 * A content loader: one entry for every Markdown or MDX document of a chant spec, wherever in the
 * repository it is. Specs that say `public: false` are left out.
 *
 * @throws {AstroError} when `base` is no path of the repository
 */
export function driftLoader({ base = '' }: DriftLoaderOptions = {}): Loader {
  const read = readPath(base);
  if ('problem' in read) {
    throw userError(
      `driftLoader({ base: '${base}' }): the path ${read.problem}.`,
      'Name a folder relative to the root of the repository, such as `docs`.',
    );
  }
  const folder = read.path.replace(/\/+$/, '');
  return {
    name: 'astro-drift',
    createSchema: () => Promise.resolve({ schema: EntrySchema, types: ENTRY_TYPES }),
    load: async (context) => {
      const session = findSession(context.config.root);
      if (session === undefined) {
        throw userError(
          `The collection "${context.collection}" uses driftLoader(), but the integration is not installed.`,
          'Add it to the Astro configuration: integrations: [drift()].',
        );
      }
      const load = async (): Promise<ReadonlySet<string>> => loadAll(context, session, folder);
      const watched = await load();
      watchDocuments(context, session, watched, load);
    },
  };
}

async function loadAll(
  context: LoaderContext,
  session: Session,
  folder: string,
): Promise<ReadonlySet<string>> {
  const { specs } = await listSpecs({ ...session.options, root: session.root });
  const owners = new Map<string, Spec>();
  for (const spec of specs) {
    if (spec.kind !== 'chant' || !spec.public) continue;
    for (const target of spec.targets) {
      const below = folder === '' || target.startsWith(`${folder}/`);
      if (below && isMarkdown(target) && !owners.has(target)) owners.set(target, spec);
    }
  }
  const kept = new Set<string>();
  for (const [file, spec] of owners) {
    const id = slugs(folder === '' ? file : file.slice(folder.length + 1)).join('/');
    if (await loadEntry(context, session, { id, file, spec })) {
      kept.add(id);
      session.entries.set(file, id);
    }
  }
  for (const id of context.store.keys()) if (!kept.has(id)) context.store.delete(id);
  return new Set([...owners.keys(), ...specs.map(({ file }) => file)]);
}

interface EntrySource {
  readonly id: string;
  readonly file: string;
  readonly spec: Spec;
}

/** Puts one document into the store; what cannot be read is logged, and the others still load. */
async function loadEntry(
  context: LoaderContext,
  { root }: Session,
  { id, file, spec }: EntrySource,
): Promise<boolean> {
  const { store, logger, config } = context;
  const text = await readContained(root, file);
  if (text === null) {
    logger.warn(`${file} does not exist, though ${spec.file} names it in \`target_files\`.`);
    return false;
  }
  const path = join(root, file);
  const filePath = relative(fileURLToPath(config.root), path).split(sep).join('/');
  const entrySpec = { id: spec.id, title: spec.title, type: spec.type, file: spec.file };
  const sources = spec.inputs.map(({ role, pattern }) => ({ role, pattern }));
  const digest = context.generateDigest({ version: ENTRY_VERSION, text, entrySpec, sources });
  const known = store.get(id);
  if (known?.digest === digest && known.filePath === filePath && !known.assetImports) {
    if (known.deferredRender) store.addModuleImport(filePath);
    return true;
  }
  store.delete(id);
  try {
    const { data: frontmatter, body } = readFrontmatter(text);
    const isMdx = /\.mdx$/i.test(file);
    const title =
      readText(frontmatter['title']) ?? parseDocument(body, isMdx ? 'mdx' : 'md').title ?? id;
    const data = await context.parseData({
      id,
      filePath: path,
      data: { ...frontmatter, title, spec: entrySpec, sources },
    });
    if (isMdx) {
      if (!config.integrations.some(({ name }) => name === '@astrojs/mdx')) {
        throw new Error('MDX documents need the integration @astrojs/mdx');
      }
      store.set({ id, data, body, filePath, digest, deferredRender: true });
    } else {
      const rendered = await context.renderMarkdown(text, { fileURL: pathToFileURL(path) });
      const images = rendered.metadata?.imagePaths;
      store.set({
        id,
        data,
        body,
        filePath,
        digest,
        rendered,
        ...(images && { assetImports: images }),
      });
    }
    return true;
  } catch (error) {
    logger.error(
      `${file} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`,
    );
    return false;
  }
}

function watchDocuments(
  { watcher, logger }: LoaderContext,
  { root }: Session,
  files: ReadonlySet<string>,
  load: () => Promise<ReadonlySet<string>>,
): void {
  if (watcher === undefined) return;
  let watched = new Set([...files].map((file) => join(root, file)));
  watcher.add([...watched]);
  const reload = (changed: string): void => {
    if (!watched.has(changed)) return;
    load().then(
      (now) => {
        watched = new Set([...now].map((file) => join(root, file)));
        watcher.add([...watched]);
        logger.info(`Reloaded ${relative(root, changed)}`);
      },
      (error: unknown) => {
        logger.error(String(error));
      },
    );
  };
  watcher.on('change', reload);
  watcher.on('add', reload);
  watcher.on('unlink', reload);
}
