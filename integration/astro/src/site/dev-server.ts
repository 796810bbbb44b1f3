import { join } from 'node:path';
import type { HookParameters } from 'astro';
import type { Plugin, ViteDevServer } from 'vite';
import { errorsOfPage, overlayOf } from './dev-errors.ts';
import type { Log } from './log.ts';
import { packageFile } from './package-file.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';
import { watchRepository } from './watcher.ts';

/**
 * Runs a function with the server of `astro dev`. This needs a Vite plugin, because Astro's own
 * hook does not run if `NODE_ENV` is `production`.
 */
export function devServer(setUp: (server: ViteDevServer) => void): Plugin {
  return {
    name: 'astro-drift-dev-server',
    apply: 'serve',
    configureServer: (server) => {
      // Astro also creates servers without HTTP, which only read content.
      if (server.httpServer !== null) setUp(server);
    },
  };
}

/**
 * Updates a site in `astro dev` when the repository changes. The updates end with the server.
 *
 * @param settings name the `drift.config.*` file; Astro restarts when it changes
 * @returns a function that starts the updates
 */
export function developSite(
  server: ViteDevServer,
  session: Session,
  log: Log,
  settings: Settings,
): () => void {
  server.httpServer?.once('close', () => {
    session.engine.end();
  });
  answerPages(server, session);
  return watchRepository(server, session, log, settings);
}

/** Adds a script to each page in `astro dev` that asks for the errors of the page. */
export function addErrorOverlay({
  injectScript,
}: Pick<HookParameters<'astro:config:setup'>, 'injectScript'>): void {
  injectScript('page', `import ${JSON.stringify(packageFile('dist/client/error-overlay.js'))};`);
}

/**
 * Answers pages that ask for their errors. Sends nothing if the reader has dismissed the same
 * errors.
 */
function answerPages({ environments }: ViteDevServer, session: Session): void {
  environments.client.hot.on('astro-drift:page', (asked: unknown, client) => {
    const { path, dismissed } = asked as { readonly path?: unknown; readonly dismissed?: unknown };
    const documents = typeof path === 'string' ? session.documentsAt.get(path) : undefined;
    if (documents === undefined) return;
    session
      .analysis()
      .then(({ report }) => {
        const errors = errorsOfPage(report, documents);
        const overlay = overlayOf(errors, (file) => join(session.root, file));
        const key = errors.map(({ fingerprint }) => fingerprint).join();
        if (overlay === null || key === dismissed) return;
        client.send('astro-drift:errors', { key });
        client.send({ type: 'error', err: overlay });
      })
      // The watcher already reports this error.
      .catch(() => undefined);
  });
}
