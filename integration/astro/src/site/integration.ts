import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findCacheFolder } from '@astro-drift/engine/internal/cache/cache-folder';
import { captureOptions } from '@astro-drift/engine/internal/configuration/captured-options';
import type { DriftOptions } from '@astro-drift/engine/internal/configuration/options';
import { toRepositoryPath } from '@astro-drift/engine/internal/files/safe-path';
import {
  isRepository,
  type NoRepository,
  openRepository,
  type Repository,
  wholeReason,
} from '@astro-drift/engine/internal/git/repository';
import { engineOptions } from '@astro-drift/engine/internal/options';
import { line } from '@astro-drift/engine/internal/text/log-text';
import type { AstroConfig, AstroIntegration, IntegrationResolvedRoute } from 'astro';
import * as z from 'zod';
import { otherSpecs } from '../public-report/selection.ts';
import { Highlighter } from '../source/highlighter.ts';
import { prerenderEntry, watchPrerenderer } from './adapter.ts';
import { addPages, findLayout } from './inject-pages.ts';
import { findMermaid, SiteAssets } from './assets.ts';
import { findIcon } from './icon.ts';
import { leaveOutOfSitemaps } from './sitemap.ts';
import { buildPrerenderer } from './build-pages.ts';
import { changeModules } from './change-modules.ts';
import { Engine } from './engine.ts';
import { pageFiles, siteRoutes } from './evidence.ts';
import { type Framework, frameworkModules, layoutModule, PLAIN_ASTRO } from './framework.ts';
import { leaveLinksTo } from './links-validator.ts';
import { logTo } from './log.ts';
import { mdxMarks } from './marks/mdx.ts';
import { addMarks } from './marks/processor.ts';
import { packageFile } from './package-file.ts';
import type { SiteContent } from './site-content.ts';
import { tellsDrift } from './audience.ts';
import { ServerState } from './server-state.ts';
import { createSession, type Session } from './session.ts';
import { checkOptions, readSettings, type Settings } from './settings.ts';
import { sharedModule, shareSession } from './session-registry.ts';
import { sourceModules } from './source-modules.ts';
import type { SiteState } from './site-state.ts';
import { addErrorOverlay, developSite, devServer } from './dev-server.ts';
import { digestOf, makeSiteState, needsOf, type SiteTools } from './read-site-state.ts';
import { userError } from './user-error.ts';
import { dataModule, type ShareValue, virtualModules } from './virtual.ts';

/**
 * Creates the integration: docs that know when the code has moved on. Add it to `integrations` in
 * the Astro configuration. Nothing else is required.
 *
 * @throws {AstroError} if an option is not valid
 */
export function drift(options: DriftOptions = {}): AstroIntegration {
  captureOptions(options);
  return integrate(options, PLAIN_ASTRO);
}

/**
 * The names of Vite's environments: one for prerendered pages, one for pages rendered on demand.
 */
const PRERENDER = 'prerender';
const SERVER = 'ssr';

/** The name of the integration. By this name, other code finds out whether a site uses it. */
export const NAME = 'astro-drift';

/**
 * Creates the integration for a site with this framework.
 *
 * @throws {AstroError} if an option is not valid
 */
export function integrate(options: DriftOptions, host: Framework): AstroIntegration {
  checkOptions(options);
  let settings: Settings;
  let found: FoundRepository;
  let config: AstroConfig;
  let session: Session;
  let isBuild = false;
  let assets: SiteAssets;
  let routes: readonly IntegrationResolvedRoute[] = [];
  /** Whether the site has pages that are rendered on demand. */
  let hasServer = false;
  let beginToWatch: (() => void) | null = null;
  /** Whether all pages load the styles. A page on demand is not changed, so it cannot get a link. */
  let stylesAllPages = false;

  const serverState = new ServerState();
  /** Whether the prerenderer of this integration renders the pages. */
  let isPrerenderer = false;
  let hasOwnPrerenderer: () => boolean = () => false;

  /**
   * Shares a value with pages that this process renders. Returns the code of a module that exports
   * it. Returns `null` if another process may render the pages.
   */
  const share: ShareValue = (name, environment, make) => {
    const isHere = config.adapter === undefined || environment === PRERENDER;
    if (!isHere || (isBuild && !isPrerenderer)) return null;
    session.shared.set(name, make());
    return sharedModule(config.root, name);
  };

  const toolsOf = (): SiteTools => ({
    assets,
    routes,
    show: settings.options.show,
    tellsDrift: tellsDrift(settings.options.show, isBuild),
    linksStyles: !stylesAllPages,
    namesFiles: host.namesFiles,
    isBuild,
  });

  const stateOf = (shown: SiteContent): SiteState =>
    makeSiteState(config, session, shown, toolsOf());

  /**
   * Returns the state for pages that are rendered on demand or in another process. Such pages
   * cannot know which documents the site shows.
   */
  const cautiousState = async (environment: string): Promise<SiteState> => {
    const [all, shown] = [await session.publication(), await session.shown()];
    if (!isBuild) return stateOf(all);
    const isIdle = environment === SERVER && !hasServer;
    const others = isIdle ? undefined : otherSpecs(all.report, shown.report);
    return makeSiteState(config, session, shown, toolsOf(), others);
  };

  return {
    name: NAME,
    hooks: {
      'astro:config:setup': async (setup) => {
        isBuild = setup.command === 'build';
        refuseTwice(setup.config);
        found = await findRepository(setup.config);
        settings = await readSettings(
          isRepository(found.repository) ? found.repository : null,
          found.site,
          options,
        );
        if (settings.notice !== null) logTo(setup.logger).info(settings.notice);
        if (settings.file !== null) setup.addWatchFile(settings.file);
        stylesAllPages = host.stylesAllPages || setup.config.adapter !== undefined;
        const { layout, show, sourcePages } = settings.options;
        const shareOfBuild: ShareValue = isBuild ? share : () => null;
        const shell = findLayout(layout, setup.config.root, host);
        setup.updateConfig({
          vite: {
            plugins: [
              virtualModules(
                {
                  'virtual:astro-drift/state': async (_rest, { environment }) => {
                    const state = await cautiousState(environment);
                    const shared = share('state', environment, () => state);
                    if (shared !== null) return shared;
                    const isServer = isBuild && environment === SERVER;
                    return isServer ? serverState.module(state) : dataModule(state);
                  },
                  ...sourceModules(() => session, shareOfBuild),
                  ...changeModules(() => session, shareOfBuild),
                  'virtual:astro-drift/code.css': () => session.highlighter.style(),
                  'virtual:astro-drift/icon': () => dataModule(findIcon(setup.config)),
                  'virtual:astro-drift/layout': () => layoutModule(shell),
                  ...frameworkModules(host),
                },
                {
                  'virtual:astro-drift/middleware': packageFile('dist/site/middleware.js'),
                  'virtual:astro-drift/styles.css': packageFile('styles/site.css'),
                  ...host.files,
                },
              ),
              mdxMarks(() => session.root),
              prerenderEntry(() => isPrerenderer),
              devServer((server) => {
                server.middlewares.use(assets.serve(config.base));
                beginToWatch = developSite(server, session, logTo(setup.logger), settings);
              }),
            ],
          },
        });
        addPages(setup, {
          withSources: sourcePages.link !== 'forge',
          tellsDrift: tellsDrift(show, isBuild),
          stylesAllPages,
        });
        if (isBuild) leaveOutOfSitemaps(setup.config.integrations);
        if (setup.command === 'dev') addErrorOverlay(setup);
      },

      'astro:config:done': async (done) => {
        config = done.config;
        assets = new SiteAssets(config.build.assets, findMermaid(config.root));
        hasOwnPrerenderer = watchPrerenderer(config);
        session = await openSession(config, found, settings, isBuild);
        session.evident = () => pageFiles(siteRoutes(config, session.root, routes));
        shareSession(config.root, session);
        if (isBuild) session.prepare();
        const cachesPages = isBuild && config.experimental.incrementalBuild;
        const fingerprint = cachesPages ? await digestOf(session, assets) : null;
        addMarks(config, session.root, fingerprint);
      },

      'astro:routes:resolved': (resolved) => {
        routes = resolved.routes.filter(
          ({ type, origin }) => type === 'page' && origin === 'project',
        );
        hasServer = resolved.routes.some(
          ({ isPrerendered, origin }) => !isPrerendered && origin !== 'internal',
        );
      },

      'astro:server:start': () => {
        // The updates begin after Astro has logged that the server is ready.
        setImmediate(() => beginToWatch?.());
      },

      'astro:build:generated': async ({ dir, logger }) => {
        if (session.state() === null) {
          const { warnOfDoubt } = await import('./log-report.ts');
          warnOfDoubt((await session.publication()).undecided, logTo(logger));
        }
        await serverState.fill(fileURLToPath(config.build.server), await cautiousState(SERVER));
        const shown = await session.shown();
        await assets.write(dir, { ...needsOf(shown), styles: !stylesAllPages });
        if (!assets.available.includes('diagrams.js')) {
          const { warnOfDiagrams } = await import('./log-report.ts');
          warnOfDiagrams(shown.report, logTo(logger));
        }
      },

      'astro:build:done': async ({ logger }) => {
        const { warnOfSecrets } = await import('./log-report.ts');
        warnOfSecrets((await session.publication()).maskedLines, logTo(logger));
        await session.highlighter.finish();
        const { highlighted, unchanged } = session.highlighter.counts;
        if (highlighted + unchanged === 0) return;
        logTo(logger).info(line`Code: ${highlighted} highlighted, ${unchanged} unchanged.`);
      },

      'astro:build:start': async ({ logger, setPrerenderer }) => {
        const { announce, warnOfForge, withPatience } = await import('./log-report.ts');
        const { renderedPages, splitReport } = await import('../public-report/watched-pages.ts');
        const log = logTo(logger);
        const { report } = await withPatience(session.analysis(), log);
        session.engine.end();
        const { declared, watched } = splitReport(report);
        const file = settings.file === null ? null : basename(settings.file);
        announce(declared, log, file);
        const announcePages = (isRendered: (file: string) => boolean): void => {
          const rendered = renderedPages(watched, isRendered);
          if (rendered.findings.length > 0) announce(rendered, log, file);
        };
        warnOfForge((await session.publication()).forge, log);
        // If the adapter has set its own prerenderer, it must not be replaced.
        if (hasOwnPrerenderer()) {
          const evident = session.evident();
          announcePages((file) => evident.has(file));
          return;
        }
        isPrerenderer = true;
        const all = await session.publication();
        setPrerenderer((standard) =>
          buildPrerenderer(standard, {
            ...{ config, session, host, routes, all, stateOf },
            onRendered: announcePages,
          }),
        );
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

/** The folder of a site and its repository. If there is no repository, it says why. */
interface FoundRepository {
  /** The absolute path of the site, with symbolic links resolved. */
  readonly site: string;
  readonly repository: Repository | NoRepository;
}

/**
 * Finds the repository that contains the site.
 *
 * @throws {AstroError} if git fails
 */
async function findRepository({ root }: Pick<AstroConfig, 'root'>): Promise<FoundRepository> {
  const site = realpathSync(fileURLToPath(root));
  const repository = await openRepository(site);
  // Without this error, a temporary failure of git would lead to a site without a report.
  if (!isRepository(repository) && repository.cause !== undefined) {
    throw userError(line`${wholeReason(repository)}.`, line`${repository.fix}`);
  }
  return { site, repository };
}

async function openSession(
  config: AstroConfig,
  { site, repository }: FoundRepository,
  { options: settings, file }: Settings,
  isBuild: boolean,
): Promise<Session> {
  // The engine takes no options about pages, such as the layout.
  const options = z.object(engineOptions).parse(settings);
  const start = file === null ? site : dirname(file);
  const cacheDir = isRepository(repository) ? await findCacheFolder(start, repository) : false;
  const root = isRepository(repository) ? realpathSync(repository.root) : site;
  const highlighter = new Highlighter(config.markdown.shikiConfig, fileURLToPath(config.cacheDir));
  const srcDir = fileURLToPath(config.srcDir);
  const pageFolders = ['content', 'pages'].map((name) =>
    toRepositoryPath(root, join(site, relative(fileURLToPath(config.root), srcDir), name)),
  );
  const { show, sourcePages } = settings;
  const tools = {
    engine: new Engine(),
    sourcePages,
    highlighter,
    pageFolders,
    isBuild,
    tellsDrift: tellsDrift(show, isBuild),
  };
  const rules = leaveLinksTo(config, options.rules);
  return createSession(root, { ...options, rules, cacheDir }, tools);
}
