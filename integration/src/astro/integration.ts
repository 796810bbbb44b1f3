import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  AstroConfig,
  AstroIntegration,
  AstroIntegrationLogger,
  IntegrationResolvedRoute,
} from 'astro';
import type * as z from 'zod';
import { isInside, toRepositoryPath } from '../files/contained.ts';
import { isRepository, openRepository } from '../git/repository.ts';
import { analyze } from '../analyze.ts';
import { OptionsError, readOptions } from '../options.ts';
import { OVERVIEW, SOURCE } from '../page/links.ts';
import { publicReport } from '../report/public.ts';
import type { Report } from '../report/schema.ts';
import { renderText } from '../report/text.ts';
import { addMarks } from './marks/processor.ts';
import { type DriftOptions, DriftOptionsSchema } from './options.ts';
import { shareSession, type Session } from './session.ts';
import type { SiteState } from './site-state.ts';
import { readSources } from './sources.ts';
import { dataModule, virtualModules } from './virtual.ts';
import { userError } from './user-error.ts';
import { watchRepository } from './watcher.ts';

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
    const report = publicReport(await session.report());
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
      sources: [...(await readSources(session.root, report)).keys()],
      entries: [...session.entries],
      site: config.root.href,
    };
  };

  return {
    name: 'astro-drift',
    hooks: {
      'astro:config:setup': ({
        updateConfig,
        injectRoute,
        addMiddleware,
        injectScript,
        ...setup
      }) => {
        const layoutFile =
          layout === undefined
            ? 'astro-drift/components/Layout.astro'
            : fileURLToPath(new URL(layout, setup.config.root));
        updateConfig({
          vite: {
            plugins: [
              virtualModules({
                'virtual:astro-drift/state': async () => dataModule(await siteState()),
                'virtual:astro-drift/sources': async () =>
                  dataModule(
                    Object.fromEntries(
                      await readSources(session.root, publicReport(await session.report())),
                    ),
                  ),
                'virtual:astro-drift/layout': () =>
                  `export { default } from ${JSON.stringify(layoutFile)};`,
              }),
            ],
          },
        });
        injectRoute({
          pattern: `/${OVERVIEW}`,
          entrypoint: 'astro-drift/routes/overview.astro',
          prerender: true,
        });
        injectRoute({
          pattern: `/${OVERVIEW}/report.json`,
          entrypoint: 'astro-drift/routes/report.json.ts',
          prerender: true,
        });
        injectRoute({
          pattern: `/${SOURCE}/[...path]`,
          entrypoint: 'astro-drift/routes/source.astro',
          prerender: true,
        });
        addMiddleware({ order: 'post', entrypoint: 'astro-drift/middleware' });
        injectScript('page-ssr', 'import "astro-drift/styles.css";');
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
        const report = await session.report();
        announce(report, logger);
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

function readDriftOptions(options: DriftOptions): z.output<typeof DriftOptionsSchema> {
  try {
    return readOptions(DriftOptionsSchema, options);
  } catch (error) {
    if (!(error instanceof OptionsError)) throw error;
    throw userError(error.message, 'Correct the options of drift() in the Astro configuration.');
  }
}

async function openSession(
  config: AstroConfig,
  options: Omit<Parameters<typeof analyze>[0], 'root'>,
): Promise<Session> {
  const site = realpathSync(fileURLToPath(config.root));
  const repository = await openRepository(site);
  const root = isRepository(repository) ? realpathSync(repository.root) : site;
  let report: Promise<Report> | null = null;
  return {
    options,
    root,
    report: () => (report ??= analyze({ ...options, root })),
    forget: () => {
      report = null;
    },
    entries: new Map(),
    paths: null,
    seen: new Map(),
  };
}

/** Prints the report, and stops the build where a rule says so. */
function announce(report: Report, logger: AstroIntegrationLogger): void {
  const { errors } = report.summary;
  const level = errors > 0 ? 'error' : report.findings.length > 0 ? 'warn' : 'info';
  logger[level](`\n${renderText(report)}\n`);
  if (errors === 0) return;
  const rules = [
    ...new Set(
      report.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule),
    ),
  ];
  throw userError(
    `${errors} error${errors === 1 ? '' : 's'} (${rules.join(', ')}), listed above; no page was written.`,
    `Follow the advice below each error, or set the severity of a rule: drift({ rules: { '${rules[0] ?? ''}': 'warn' } }).`,
  );
}

function fileOf(root: string, file: string): string | null {
  return isInside(root, file) ? toRepositoryPath(root, file) : null;
}

function digest(report: Report): string {
  return createHash('sha256').update(JSON.stringify(report)).digest('hex');
}
