import { join, relative } from 'node:path';
import { isMarkdown } from '@astro-drift/engine/internal/documents/format';
import { listSpecs } from '@astro-drift/engine/internal/list-specs';
import { kindOf } from '@astro-drift/engine/internal/specs/kinds';
import { readPath } from '@astro-drift/engine/internal/specs/path';
import type { Spec } from '@astro-drift/engine/internal/specs/spec';
import { below, block, line, type LogText } from '@astro-drift/engine/internal/text/log-text';
import type { Loader, LoaderContext } from 'astro/loaders';
import { ENTRY_TYPES, EntrySchema, storeEntry } from './site/loader/entry.ts';
import { findWithheldDocuments } from './site/loader/withheld-documents.ts';
import { logTo } from './site/log.ts';
import type { Session } from './site/session.ts';
import { findSession } from './site/session-registry.ts';
import { userError } from './site/user-error.ts';

/** The options of {@link driftLoader}. */
export interface DriftLoaderOptions {
  /**
   * A folder of the repository. Only the documents in it become entries, with ids relative to it.
   * By default, all documents become entries, and each id is the whole path.
   */
  base?: string;
}

/**
 * A content loader that makes one entry for each Markdown or MDX document of a chant spec, anywhere
 * in the repository. Documents of specs with `public: false` are left out.
 *
 * @throws {AstroError} if `base` is not a path of the repository
 */
export function driftLoader({ base = '' }: DriftLoaderOptions = {}): Loader {
  const read = readPath(base);
  if ('problem' in read) {
    throw userError(
      line`driftLoader({ base: '${base}' }): the path ${read.problem}.`,
      line`Name a folder relative to the root of the repository, such as \`docs\`.`,
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
          line`The collection "${context.collection}" uses driftLoader(), but the integration is not installed.`,
          line`Add it to the Astro configuration: integrations: [drift()].`,
        );
      }
      await watchFiles(context, session, () => loadAll(context, session, folder));
    },
  };
}

/** Loads all entries into the store. Returns the files that the entries depend on. */
async function loadAll(
  context: LoaderContext,
  session: Session,
  folder: string,
): Promise<string[]> {
  const { root } = session;
  const { specs } = await listSpecs({ ...session.options, root });
  const owners = ownersOf(specs, folder);
  if (folder !== '' && owners.size === 0) {
    logTo(context.logger).warn(
      line`No document of a spec is in ${folder}, the \`base\` of driftLoader().`,
    );
  }
  const files = new Map<string, string>();
  const problems: LogText[] = [];
  const withheld = await findWithheldDocuments(root, [...owners.keys()]);
  for (const [file, spec] of owners) {
    const reason = withheld.get(file);
    if (reason !== undefined) {
      logTo(context.logger).warn(line`${file} is not published: it ${reason}.`);
      continue;
    }
    const entry = await storeEntry(context, { root, file, spec, folder });
    if (entry === null) continue;
    if ('problem' in entry) {
      problems.push(line`${file} cannot be loaded: ${block(entry.problem)}`);
      continue;
    }
    const other = files.get(entry.id);
    if (other !== undefined) {
      problems.push(
        line`${file} has the same id as ${other}, "${entry.id}"; give one of them a \`slug\``,
      );
      continue;
    }
    files.set(entry.id, file);
  }
  complain(context, problems);
  for (const [id, file] of files) session.entries.set(file, id);
  for (const id of context.store.keys()) if (!files.has(id)) context.store.delete(id);
  return [...owners.keys(), ...specs.map(({ file }) => file)];
}

/**
 * Reports problems. In a build, throws an error, because a missing page must not go unnoticed. A
 * development server only logs them.
 */
function complain({ watcher, logger }: LoaderContext, problems: readonly LogText[]): void {
  if (problems.length === 0) return;
  if (watcher === undefined) {
    throw userError(
      below(problems),
      line`Correct the files, or remove them from \`target_files\`.`,
    );
  }
  for (const problem of problems) logTo(logger).error(problem);
}

/** Returns the documents that become entries, each with the first spec that names it. */
function ownersOf(specs: readonly Spec[], folder: string): Map<string, Spec> {
  const owners = new Map<string, Spec>();
  for (const spec of specs) {
    if (kindOf(spec).isOwnDocument || !spec.public) continue;
    for (const target of spec.targets) {
      const isBelow = folder === '' || target.startsWith(`${folder}/`);
      if (isBelow && isMarkdown(target) && !owners.has(target)) owners.set(target, spec);
    }
  }
  return owners;
}

/** Loads the entries. In `astro dev`, loads them again when a file changes. */
async function watchFiles(
  { watcher, logger }: LoaderContext,
  { root }: Session,
  load: () => Promise<string[]>,
): Promise<void> {
  let watched: ReadonlySet<string> = new Set();
  let work = Promise.resolve();
  const log = logTo(logger);
  const follow = async (): Promise<void> => {
    watched = new Set((await load()).map((file) => join(root, file)));
    watcher?.add([...watched]);
  };
  const reload = (changed: string): void => {
    if (!watched.has(changed)) return;
    // One after the other. Otherwise a slow load could store a text that has been replaced since.
    work = work.then(follow).then(
      () => {
        log.info(line`Reloaded ${relative(root, changed)}`);
      },
      (error: unknown) => {
        log.error(block(String(error)));
      },
    );
  };
  await follow();
  for (const event of ['change', 'add', 'unlink']) watcher?.on(event, reload);
}
