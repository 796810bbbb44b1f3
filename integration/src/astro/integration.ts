import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  AstroConfig,
  AstroIntegration,
  AstroIntegrationLogger,
  HookParameters,
  IntegrationResolvedRoute,
} from 'astro';
import type * as z from 'zod';
import { isInside, toRepositoryPath } from '../files/contained.ts';
import { isRepository, openRepository } from '../git/repository.ts';
import { OptionsError, readOptions } from '../options.ts';
import { OVERVIEW, SOURCE } from '../page/links.ts';
import type { Report } from '../report/schema.ts';
import { renderText } from '../report/text.ts';
import { addMarks } from './marks/processor.ts';
import { type DriftOptions, DriftOptionsSchema } from './options.ts';
import { createSession, shareSession, type Session } from './session.ts';
import type { SiteState } from './site-state.ts';
import { dataModule, virtualModules } from './virtual.ts';
import { userError } from './user-error.ts';
import { watchRepository } from './watcher.ts';

const PATIENCE_MS = 1000;

/**
 * Docs that know when the code has moved on. Add it to `integrations` in the Astro configuration;
 * everything else works by itself.
 *
 * @throws {AstroError} when an option is not valid
 */
export function drift(options: DriftOptions = {}): AstroIntegration {
  const { layout, ...engine } = readDriftOptions(options);
  let config: AstroConfig;
  let session: Session;
  let routes: readonly IntegrationResolvedRoute[] = [];

  const siteState = async (): Promise<SiteState> => {
    const { report, sources } = await session.publication();
    return {
      report,
      addresses: {
        base: config.base,
        trailingSlash: config.trailingSlash,
        format: config.build.format,
      },
      routes: routes.map(({ pattern, entrypoint }) => ({
        pattern,
        file: fileOf(session.root, join(realpathSync(fileURLToPath(config.root)), entrypoint)),
      })),
      sources: [...sources.keys()],
      entries: [...session.entries],
      site: config.root.href,
    };
  };

  return {
    name: 'astro-drift',
    hooks: {
      'astro:config:setup': (setup) => {
        const layoutFile = findLayout(layout, setup.config.root);
        setup.updateConfig({
          vite: {
            plugins: [
              virtualModules({
                'virtual:astro-drift/state': async () => dataModule(await siteState()),
                'virtual:astro-drift/sources': async () =>
                  dataModule(Object.fromEntries((await session.publication()).sources)),
                'virtual:astro-drift/layout': () =>
                  `export { default } from ${JSON.stringify(layoutFile)};`,
              }),
            ],
          },
        });
        addPages(setup);
      },

      'astro:config:done': async (done) => {
        config = done.config;
        session = await openSession(config, engine);
        shareSession(config.root, session);
        const fingerprint = config.experimental.incrementalBuild
          ? digest(await session.report())
          : null;
        addMarks(config, session.root, fingerprint, done.logger);
      },

      'astro:routes:resolved': (resolved) => {
        routes = resolved.routes.filter(
          ({ type, origin }) => type === 'page' && origin === 'project',
        );
      },

      'astro:server:setup': ({ server, logger }) => {
        watchRepository(server, session, logger);
      },

      'astro:build:start': async ({ logger, setPrerenderer }) => {
        announce(await withPatience(session.report(), logger), logger);
        // An adapter may bring a prerenderer of its own, which must not be replaced.
        if (config.adapter !== undefined) return;
        setPrerenderer((standard) => ({
          ...standard,
          getStaticPaths: async () => {
            const found = await standard.getStaticPaths();
            session.paths = found
              .filter(({ route }) => route.type === 'page' && route.origin === 'project')
              .map(({ pathname }) => pathname.replace(/^\/+|\/+$/g, ''));
            return found;
          },
        }));
      },
    },
  };
}

function findLayout(layout: string | undefined, root: URL): string {
  if (layout === undefined) return 'astro-drift/components/Layout.astro';
  const file = resolve(fileURLToPath(root), layout);
  if (existsSync(file)) return file;
  throw userError(
    `astro-drift options are not valid.\n\`layout\`: there is no file ${layout}.`,
    'Name a layout relative to the root of the site, such as ./src/layouts/Page.astro.',
  );
}

/** The overview, the source pages, and what every page needs. */
function addPages({
  injectRoute,
  addMiddleware,
  injectScript,
}: HookParameters<'astro:config:setup'>): void {
  const pages = {
    [`/${OVERVIEW}`]: 'overview.astro',
    [`/${OVERVIEW}/report.json`]: 'report.json.ts',
    [`/${SOURCE}/[...path]`]: 'source.astro',
  };
  for (const [pattern, file] of Object.entries(pages)) {
    injectRoute({ pattern, entrypoint: `astro-drift/routes/${file}`, prerender: true });
  }
  addMiddleware({ order: 'post', entrypoint: 'astro-drift/middleware' });
  injectScript('page-ssr', 'import "astro-drift/styles.css";');
}

function readDriftOptions(options: DriftOptions): z.output<typeof DriftOptionsSchema> {
  try {
    return readOptions(DriftOptionsSchema, options);
  } catch (error) {
    if (!(error instanceof OptionsError)) throw error;
    throw userError(error.message, 'Correct the options of drift() in the Astro configuration.');
  }
}

async function openSession(config: AstroConfig, options: Session['options']): Promise<Session> {
  const site = realpathSync(fileURLToPath(config.root));
  const repository = await openRepository(site);
  const root = isRepository(repository) ? realpathSync(repository.root) : site;
  return createSession(root, { ...options, cacheDir: fileURLToPath(config.cacheDir) });
}

/** A word to those who wait: reading a long history takes its time. */
async function withPatience<T>(work: Promise<T>, logger: AstroIntegrationLogger): Promise<T> {
  const timer = setTimeout(() => {
    logger.info('Comparing documents with the history of the repository …');
  }, PATIENCE_MS);
  return work.finally(() => {
    clearTimeout(timer);
  });
}

/** Prints the report, and stops the build where a rule says so. */
function announce(report: Report, logger: AstroIntegrationLogger): void {
  const { errors } = report.summary;
  const level = errors > 0 ? 'error' : report.findings.length > 0 ? 'warn' : 'info';
  logger[level](`\n${renderText(report)}\n`);
  if (errors === 0) return;
  const [first] = report.findings.filter(({ severity }) => severity === 'error');
  // No rule's name in the message: see `userError`.
  throw userError(
    `${errors} error${errors === 1 ? '' : 's'}, listed above; no page was written.`,
    `Follow the advice below each error, or set the severity of its rule: drift({ rules: { '${first?.rule ?? ''}': 'warn' } }).`,
  );
}

function fileOf(root: string, file: string): string | null {
  return isInside(root, file) ? toRepositoryPath(root, file) : null;
}

function digest(report: Report): string {
  return createHash('sha256').update(JSON.stringify(report)).digest('hex');
}
