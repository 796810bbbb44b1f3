import { existsSync, readFileSync, statSync, watch } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EnvironmentModuleNode, RunnableDevEnvironment, ViteDevServer } from 'vite';
import { isMarkdown } from '@astro-drift/engine/internal/documents/format';
import { IGNORED_COMMITS_FILE } from '@astro-drift/engine/internal/drift/ignored-commits';
import { isInside, toRepositoryPath } from '@astro-drift/engine/internal/files/safe-path';
import { CODEOWNERS_FILES } from '@astro-drift/engine/internal/owners/dialect';
import { acceptanceFilesOf } from '@astro-drift/engine/internal/report/acceptance-files';
import type { Finding, Report } from '@astro-drift/engine/internal/report/schema';
import { baseOf } from '@astro-drift/engine/internal/specs/pattern';
import { block, line } from '@astro-drift/engine/internal/text/log-text';
import { reasonOf } from '@astro-drift/engine/internal/text/reason';
import { describeErrors, errorsOf, newErrors } from './dev-errors.ts';
import type { Log } from './log.ts';
import { isWrittenByTools, OutsideWatch } from './outside-watch.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';
import { digestShown } from './shown-digest.ts';

const QUIET_MS = 200;

/** If Vite sees a change, it reports the change within this time. */
const VITE_MS = 150;

/**
 * Runs the analysis again in `astro dev` when its inputs change.
 *
 * @param settings name the `drift.config.*` file, and the time since which its changes count
 * @returns a function that starts the first analysis; the first request for a page starts it as
 * well
 */
export function watchRepository(
  server: ViteDevServer,
  session: Session,
  log: Log,
  { file: configuration, since: readSince }: Pick<Settings, 'file' | 'since'>,
): () => void {
  /** The files that the report depends on. The value is `null` until there is a report. */
  let watched: ReadonlySet<string> | null = null;
  let folders: readonly string[] = [];
  let timer: NodeJS.Timeout | undefined;
  let hasBegun = false;
  let shown = '';
  let errors: readonly Finding[] = [];
  let work = Promise.resolve();

  const outside = watchOutside(server, session.root, log);
  const configured = configuration === null ? [] : [toRepositoryPath(session.root, configuration)];
  const follow = async (): Promise<void> => {
    // After a restart, the first analysis begins with the first request. The configuration can have
    // changed before.
    const since = watched === null ? readSince : Date.now();
    const [publication, { report, files }] = await Promise.all([
      session.publication(),
      session.analysis(),
    ]);
    watched = filesOf(report);
    folders = foldersOf(report);
    outside?.follow([...watched, ...configured], folders, since);
    shown = digestShown({ ...publication, files });
    const found = errorsOf(report);
    const fresh = newErrors(found, errors);
    errors = found;
    if (fresh.length > 0) log.error(describeErrors(fresh));
  };
  const refresh = async (): Promise<void> => {
    const before = shown;
    session.forget();
    await follow();
    forgetModules(server);
    if (shown === before) return;
    server.environments.client.hot.send({
      type: 'full-reload',
      path: '*',
      triggeredBy: 'astro-drift',
    });
  };
  const report = (error: unknown): void => {
    log.error(block(reasonOf(error)));
  };
  // Tasks run one after the other. So a report is never compared with one that does not exist yet.
  const queue = (task: () => Promise<void>): void => {
    work = work.then(task).catch(report);
  };
  const schedule = (): void => {
    if (!hasBegun) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      queue(refresh);
    }, QUIET_MS);
  };

  // A new file can match a pattern of a spec. Every Markdown file can begin to name its sources.
  const concerns = (path: string): boolean =>
    watched === null ||
    watched.has(path) ||
    isMarkdown(path) ||
    folders.some((folder) => path.startsWith(`${folder}/`));
  server.watcher.on('all', (_event, file) => {
    const path = toRepositoryPath(session.root, file);
    if (!isWrittenByTools(path) && concerns(path)) schedule();
  });
  const begin = (): void => {
    if (!hasBegun) queue(follow);
    hasBegun = true;
  };
  server.middlewares.use((_request, _response, next) => {
    begin();
    next();
  });
  watchCommits(session.root, schedule, server);
  return begin;
}

/**
 * Invalidates the modules that contain data for pages. The next page that needs them loads them
 * again.
 */
function forgetModules({ environments }: ViteDevServer): void {
  for (const environment of Object.values(environments)) {
    const { moduleGraph, hot, name } = environment;
    const forgotten = new Set<EnvironmentModuleNode>();
    for (const [id, module] of moduleGraph.idToModuleMap) {
      if (id.startsWith('\0virtual:astro-drift/')) {
        moduleGraph.invalidateModule(module, forgotten);
      }
    }
    if (name === 'client') continue;
    if (!('runner' in environment)) {
      hot.send({ type: 'full-reload' });
      continue;
    }
    // Astro itself does the same.
    // Decision: Reload single modules in astro dev.
    const { evaluatedModules } = (environment as RunnableDevEnvironment).runner;
    for (const { id } of forgotten) {
      const module = id === null ? undefined : evaluatedModules.getModuleById(id);
      if (module !== undefined) evaluatedModules.invalidateModule(module);
    }
  }
}

/**
 * Watches files outside of the site's folder, and reports their changes through Vite's watcher.
 * Vite itself watches only some single files there, such as modules of the site. It loses such a
 * file when it is replaced. A change that Vite has reported is not reported again.
 *
 * @returns `null` if the configuration disables watching
 */
function watchOutside(
  server: ViteDevServer,
  root: string,
  log: Log,
): Pick<OutsideWatch, 'follow'> | null {
  const {
    root: site,
    server: { watch: settings },
  } = server.config;
  if (settings === null) return null;
  // With this setting, Vite polls for changes, because the system does not report them.
  if (settings?.usePolling === true) {
    return {
      follow: (files, folders) => {
        server.watcher.add([...files, ...folders].map((path) => join(root, path)));
      },
    };
  }
  const told = new Map<string, string | null>();
  const timers = new Map<string, NodeJS.Timeout>();

  const tell = (file: string): void => {
    const now = stateOf(file);
    const known = told.get(file);
    if (known === now) return;
    const what = now === null ? 'unlink' : known === null ? 'add' : 'change';
    server.watcher.emit(what, file);
    server.watcher.emit('all', what, file);
  };
  const tellLater = (file: string): void => {
    clearTimeout(timers.get(file));
    const timer = setTimeout(() => {
      timers.delete(file);
      tell(file);
    }, VITE_MS);
    timers.set(file, timer);
  };
  server.watcher.on('all', (event, file) => {
    if (isInside(site, file)) return;
    const now = stateOf(file);
    told.set(file, event === 'unlink' ? null : now);
    // This event can be about an old file that has already been replaced by a new one.
    if (event === 'unlink' && now !== null) tellLater(file);
  });
  const outside = new OutsideWatch({
    root,
    isWatched: (path) => isInside(site, join(root, path)),
    onEvent: (path) => {
      tellLater(join(root, path));
    },
    onProblem: (error) => {
      log.warn(line`Not all files can be watched: ${reasonOf(error)}`);
    },
  });
  server.httpServer?.once('close', () => {
    outside.close();
    for (const timer of timers.values()) clearTimeout(timer);
  });
  return outside;
}

/**
 * Returns a text that changes with the content of a file. Returns `null` if there is no such file.
 */
function stateOf(file: string): string | null {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.isFile() === true ? [stats.ino, stats.size, stats.mtimeMs].join() : null;
}

/**
 * Watches git's own folder. Commits and checkouts appear there first, and Vite does not watch it.
 */
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

/**
 * Returns the path of the folder `.git`. In a linked worktree, `.git` is a file that names this
 * folder.
 */
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
    ...acceptanceFilesOf({ id, file, documents }),
    ...inputs.flatMap(({ files }) => files),
    ...documents.flatMap((document) => [
      document.file,
      ...document.citations.map(({ path }) => path),
      ...document.diagrams.flatMap(({ nodes }) => nodes.map(({ path }) => path)),
    ]),
  ]);
  return new Set([...common, ...own]);
}

/** Returns folders that together contain every file that the patterns of specs can match. */
function foldersOf(report: Report): string[] {
  const patterns = report.specs.flatMap(({ inputs }) => inputs.map(({ pattern }) => pattern));
  return [...new Set(patterns.map(baseOf))].filter((folder) => folder !== '' && folder !== '.');
}
