import { existsSync, readFileSync, statSync, watch } from 'node:fs';
import { join, resolve } from 'node:path';
import { isMarkdown } from '@astro-drift/engine/internal/documents/format';
import { acceptanceFile } from '@astro-drift/engine/internal/drift/acceptance';
import { IGNORED_COMMITS_FILE } from '@astro-drift/engine/internal/drift/ignored-commits';
import { toRepositoryPath } from '@astro-drift/engine/internal/files/contained';
import { CODEOWNERS_FILES } from '@astro-drift/engine/internal/owners/dialect';
import type { Report } from '@astro-drift/engine/internal/report/schema';
import { baseOf } from '@astro-drift/engine/internal/specs/pattern';
import { block } from '@astro-drift/engine/internal/text/log-text';
import { reasonOf } from '@astro-drift/engine/internal/text/reason';
import type { ViteDevServer } from 'vite';
import type { Log } from './log.ts';
import type { Session } from './session.ts';

const QUIET_MS = 200;

/**
 * While a site is developed, works the report out again when what it is made from changes.
 *
 * @returns what works it out for the first time; whoever asks for a page does so as well
 */
export function watchRepository(server: ViteDevServer, session: Session, log: Log): () => void {
  let watched: ReadonlySet<string> = new Set();
  let folders: readonly string[] = [];
  let timer: NodeJS.Timeout | undefined;
  let hasBegun = false;

  const follow = async (): Promise<void> => {
    const { report } = await session.analysis();
    watched = filesOf(report);
    folders = foldersOf(report);
    server.watcher.add([...watched, ...folders].map((file) => join(session.root, file)));
  };
  const refresh = async (): Promise<void> => {
    session.forget();
    await follow();
    for (const environment of Object.values(server.environments)) {
      for (const [id, module] of environment.moduleGraph.idToModuleMap) {
        if (id.startsWith('\0virtual:astro-drift/')) {
          environment.moduleGraph.invalidateModule(module);
        }
      }
      environment.hot.send({ type: 'full-reload' });
    }
  };
  const report = (error: unknown): void => {
    log.error(block(reasonOf(error)));
  };
  const schedule = (): void => {
    if (!hasBegun) return;
    clearTimeout(timer);
    timer = setTimeout(() => void refresh().catch(report), QUIET_MS);
  };

  // A new file may match a pattern, and any page may name its sources from now on.
  const concerns = (path: string): boolean =>
    watched.has(path) ||
    isMarkdown(path) ||
    folders.some((folder) => path.startsWith(`${folder}/`));
  server.watcher.on('all', (_event, file) => {
    const path = toRepositoryPath(session.root, file);
    if (!/(?:^|\/)(?:node_modules|\.git|\.astro|dist)\//.test(path) && concerns(path)) schedule();
  });
  const begin = (): void => {
    if (!hasBegun) void follow().catch(report);
    hasBegun = true;
  };
  server.middlewares.use((_request, _response, next) => {
    begin();
    next();
  });
  watchCommits(session.root, schedule, server);
  return begin;
}

/** Vite's watcher is silent about git's own folder, where a commit or a checkout shows first. */
function watchCommits(root: string, onCommit: () => void, server: ViteDevServer): void {
  const folder = gitFolder(root);
  if (folder === null) return;
  const watcher = watch(folder, (_event, name) => {
    if (name === 'HEAD' || name === 'index') onCommit();
  });
  watcher.unref();
  server.httpServer?.once('close', () => {
    watcher.close();
  });
}

/** `.git`, or where a linked worktree's file of that name points to. */
function gitFolder(root: string): string | null {
  const path = join(root, '.git');
  if (!existsSync(path)) return null;
  if (statSync(path).isDirectory()) return path;
  const target = /^gitdir: (.+)$/m.exec(readFileSync(path, 'utf8'))?.[1];
  return target === undefined ? null : resolve(root, target);
}

function filesOf(report: Report): ReadonlySet<string> {
  const common = [IGNORED_COMMITS_FILE, ...Object.values(CODEOWNERS_FILES).flat()];
  const own = report.specs.flatMap(({ id, file, inputs, documents }) => [
    file,
    acceptanceFile(id),
    ...inputs.flatMap(({ files }) => files),
    ...documents.flatMap((document) => [
      document.file,
      ...document.citations.map(({ path }) => path),
      ...document.diagrams.flatMap(({ nodes }) => nodes.map(({ path }) => path)),
    ]),
  ]);
  return new Set([...common, ...own]);
}

/** The folders under which everything lies that a pattern can match. */
function foldersOf(report: Report): string[] {
  const patterns = report.specs.flatMap(({ inputs }) => inputs.map(({ pattern }) => pattern));
  return [...new Set(patterns.map(baseOf))].filter((folder) => folder !== '' && folder !== '.');
}
