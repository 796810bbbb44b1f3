import { existsSync, readFileSync, statSync, watch } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AstroIntegrationLogger } from 'astro';
import type { ViteDevServer } from 'vite';
import { toRepositoryPath } from '../files/contained.ts';
import type { Report } from '../report/schema.ts';
import type { Session } from './session.ts';

const QUIET_MS = 200;

/** While a site is developed, works the report out again when what it is made from changes. */
export function watchRepository(
  server: ViteDevServer,
  session: Session,
  logger: AstroIntegrationLogger,
): void {
  let watched: ReadonlySet<string> = new Set();
  let timer: NodeJS.Timeout | undefined;

  const follow = async (): Promise<void> => {
    watched = filesOf(await session.report());
    server.watcher.add([...watched].map((file) => join(session.root, file)));
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
    logger.error(error instanceof Error ? error.message : String(error));
  };
  const schedule = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh().catch(report), QUIET_MS);
  };

  server.watcher.on('all', (_event, file) => {
    if (watched.has(toRepositoryPath(session.root, file))) schedule();
  });
  void follow().catch(report);
  watchCommits(session.root, schedule, server);
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
  return new Set(
    report.specs.flatMap(({ file, inputs, documents }) => [
      file,
      ...inputs.flatMap(({ files }) => files),
      ...documents.flatMap((document) => [
        document.file,
        ...document.citations.map(({ path }) => path),
      ]),
    ]),
  );
}
