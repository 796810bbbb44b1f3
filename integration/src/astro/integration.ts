import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegration, IntegrationResolvedRoute } from 'astro';
import type * as z from 'zod';
import { rememberOptions } from '../configuration/handover.ts';
import {
  type DriftOptions,
  DriftOptionsSchema,
  type SourceOptions,
} from '../configuration/options.ts';
import { isRepository, openRepository, wholeReason } from '../git/repository.ts';
import { OptionsError, readOptions } from '../options.ts';
import { trimSlashes } from '../page/pages.ts';
import { Highlighter } from '../source/highlighter.ts';
import { block, line } from '../text/log-text.ts';
import { addPages, findLayout } from './added-pages.ts';
import { SiteAssets } from './assets.ts';
import { changeModules } from './change-modules.ts';
import { Engine } from './engine.ts';
import { type Host, hostModules, layoutModule, PLAIN_HOST } from './host.ts';
import { logTo } from './log.ts';
import { mdxMarks } from './marks/mdx.ts';
import { addMarks } from './marks/processor.ts';
import { packageFile } from './package-file.ts';
import { inBuildOrder } from './page-order.ts';
import { createSession, type Session } from './session.ts';
import { sharedModule, shareSession } from './sessions.ts';
import { sourceModules } from './source-modules.ts';
import { digestOf, needsOf, readSiteState } from './state.ts';
import { userError } from './user-error.ts';
import { dataModule, type ShareValue, virtualModules } from './virtual.ts';
import { watchRepository } from './watcher.ts';

/**
 * Docs that know when the code has moved on. Add it to `integrations` in the Astro configuration;
 * everything else works by itself.
 *
 * @throws {AstroError} when an option is not valid
 */
export function drift(options: DriftOptions = {}): AstroIntegration {
  rememberOptions(options);
  return integrate(options, PLAIN_HOST);
}

/** The name of the integration, by which a site is seen to have it. */
export const NAME = 'astro-drift';

/**
 * The integration in a site of some framework.
 *
 * @throws {AstroError} when an option is not valid
 */
export function integrate(options: DriftOptions, host: Host): AstroIntegration {
  const { layout, show, source, ...asked } = readDriftOptions(options);
  let config: AstroConfig;
  let session: Session;
  let isBuild = false;
  let assets: SiteAssets;
  let routes: readonly IntegrationResolvedRoute[] = [];
  let beginToWatch: (() => void) | null = null;

  const share: ShareValue = (name, make) => {
    if (!isRenderedHere(config)) return null;
    session.shared.set(name, make());
    return sharedModule(config.root, name);
  };

  return {
    name: NAME,
    hooks: {
      'astro:config:setup': (setup) => {
        isBuild = setup.command === 'build';
        refuseTwice(setup.config);
        const shareOfBuild: ShareValue = isBuild ? share : () => null;
        const shell = findLayout(layout, setup.config.root, host);
        setup.updateConfig({
          vite: {
            plugins: [
              virtualModules(
                {
                  'virtual:astro-drift/state': async () => {
                    const { namesFiles } = host;
                    const tools = { assets, routes, show, namesFiles, isBuild };
                    const state = await readSiteState(config, session, tools);
                    return share('state', () => state) ?? dataModule(state);
                  },
                  ...sourceModules(() => session, shareOfBuild),
                  ...changeModules(() => session, shareOfBuild),
                  'virtual:astro-drift/code.css': () => session.highlighter.style(),
                  'virtual:astro-drift/layout': () => layoutModule(shell),
                  ...hostModules(host),
                },
                {
                  'virtual:astro-drift/middleware': packageFile('dist/astro/middleware.js'),
                  'virtual:astro-drift/styles.css': packageFile('styles.css'),
                  ...host.files,
                },
              ),
              mdxMarks(() => session.root),
            ],
          },
        });
        addPages(setup, source.link !== 'forge');
      },

      'astro:config:done': async (done) => {
        config = done.config;
        assets = new SiteAssets(config.build.assets);
        session = await openSession(config, asked, source);
        shareSession(config.root, session);
        if (isBuild) session.prepare();
        const cachesPages = isBuild && config.experimental.incrementalBuild;
        const fingerprint = cachesPages ? await digestOf(session) : null;
        addMarks(config, session.root, fingerprint);
      },

      'astro:routes:resolved': (resolved) => {
        routes = resolved.routes.filter(
          ({ type, origin }) => type === 'page' && origin === 'project',
        );
      },

      'astro:server:setup': ({ server, logger }) => {
        const { engine } = session;
        server.httpServer?.once('close', () => {
          engine.end();
        });
        server.middlewares.use(assets.serve(config.base));
        beginToWatch = watchRepository(server, session, logTo(logger));
      },

      'astro:server:start': () => {
        // Not before Astro has said that the server is ready.
        setImmediate(() => beginToWatch?.());
      },

      'astro:build:generated': async ({ dir }) => {
        await assets.write(dir, needsOf(await session.publication()));
      },

      'astro:build:done': async ({ logger }) => {
        const { warnOfSecrets } = await import('./announcement.ts');
        warnOfSecrets((await session.publication()).maskedLines, logTo(logger));
        await session.highlighter.finish();
        const { highlighted, unchanged } = session.highlighter.counts;
        if (highlighted + unchanged === 0) return;
        logTo(logger).info(line`Code: ${highlighted} highlighted, ${unchanged} unchanged.`);
      },

      'astro:build:start': async ({ logger, setPrerenderer }) => {
        const { announce, warnOfForge, withPatience } = await import('./announcement.ts');
        const log = logTo(logger);
        const { report } = await withPatience(session.analysis(), log);
        session.engine.end();
        announce(report, log);
        warnOfForge((await session.publication()).forge, log);
        // An adapter may bring a prerenderer of its own, which must not be replaced.
        if (config.adapter !== undefined) return;
        setPrerenderer((standard) => ({
          ...standard,
          getStaticPaths: async () => {
            const found = await standard.getStaticPaths();
            session.paths = found
              .filter(({ route }) => route.type === 'page' && route.origin === 'project')
              .map(({ pathname }) => trimSlashes(pathname));
            return inBuildOrder(found);
          },
        }));
      },
    },
  };
}

function refuseTwice({ integrations }: AstroConfig): void {
  if (integrations.filter(({ name }) => name === NAME).length < 2) return;
  throw userError(
    line`drift() is there twice in the Astro configuration.`,
    line`Remove one of the two.`,
  );
}

/**
 * Whether a build renders all pages in this process. Adapters may bring a server of their own; and a
 * build that keeps pages sees by the code of modules which of them are to be made anew.
 */
function isRenderedHere({ adapter, experimental }: AstroConfig): boolean {
  return adapter === undefined && !experimental.incrementalBuild;
}

function readDriftOptions(options: DriftOptions): z.output<typeof DriftOptionsSchema> {
  try {
    return readOptions(DriftOptionsSchema, options);
  } catch (error) {
    if (!(error instanceof OptionsError)) throw error;
    throw userError(
      block(error.message),
      line`Correct the options of drift() in the Astro configuration.`,
    );
  }
}

async function openSession(
  config: AstroConfig,
  options: Session['options'],
  source: SourceOptions,
): Promise<Session> {
  const site = realpathSync(fileURLToPath(config.root));
  const repository = await openRepository(site);
  // A site whose repository cannot be found only this once would be built without any report.
  if (!isRepository(repository) && repository.cause !== undefined) {
    throw userError(line`${wholeReason(repository)}.`, line`${repository.fix}`);
  }
  const root = isRepository(repository) ? realpathSync(repository.root) : site;
  const cacheDir = fileURLToPath(config.cacheDir);
  const highlighter = new Highlighter(config.markdown.shikiConfig, cacheDir);
  const tools = { engine: new Engine(), source, highlighter };
  return createSession(root, { ...options, cacheDir }, tools);
}
