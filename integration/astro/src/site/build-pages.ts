import type { AstroConfig, AstroPrerenderer, IntegrationResolvedRoute, PathWithRoute } from 'astro';
import { addedPaths } from '../page/added-pages.ts';
import { trimSlashes } from '../page/pages.ts';
import { digestOfJson } from '@astro-drift/engine/internal/text/json-digest';
import { pageFiles, siteRoutes } from './evidence.ts';
import type { Framework } from './framework.ts';
import { inBuildOrder, onlyShown } from './page-order.ts';
import type { SiteContent } from './site-content.ts';
import { readingPrerenderer } from './reading-prerenderer.ts';
import type { Session } from './session.ts';
import { staleness } from './settlement.ts';
import type { SiteState } from './site-state.ts';

/** What {@link buildPrerenderer} needs. */
export interface BuildTerms {
  readonly config: AstroConfig;
  readonly session: Session;
  readonly host: Framework;
  /** The routes of the site's own pages. */
  readonly routes: readonly IntegrationResolvedRoute[];
  /** What the site publishes if its pages show every document. */
  readonly all: SiteContent;
  readonly stateOf: (shown: SiteContent) => SiteState;
  /**
   * Is called when it is known which documents the pages of the site show. It stops the build by
   * throwing an error. No page has been written then.
   */
  readonly onRendered: (isRendered: (file: string) => boolean) => void;
}

/**
 * Creates a prerenderer. It finds out which documents the pages of a site show. Then it lists only
 * the added pages that these documents need.
 */
export function buildPrerenderer(
  standard: AstroPrerenderer,
  { config, session, host, routes, all, stateOf, onRendered }: BuildTerms,
): AstroPrerenderer {
  const listing: AstroPrerenderer = {
    ...standard,
    getStaticPaths: async () => {
      session.settle(all, stateOf(all));
      const found = await standard.getStaticPaths();
      // A page that is rendered on demand can have paths that are not known at build time.
      if (routes.every(({ isPrerendered }) => isPrerendered)) session.paths = projectPaths(found);
      return found;
    },
  };
  return readingPrerenderer(listing, {
    config,
    session,
    undecided: all.undecided,
    settle: (rendered) => {
      const served = servedFiles({ config, session, host, routes });
      const isRendered = (file: string): boolean => rendered.has(file) || served.has(file);
      onRendered(isRendered);
      const shown = all.narrow(isRendered);
      const state = stateOf(shown);
      session.settle(shown, state);
      const paths = addedPaths(shown);
      return {
        isStale: staleness(all, shown),
        select: (pages) => withKeys(inBuildOrder(onlyShown(pages, paths)), state),
      };
    },
  });
}

function projectPaths(found: readonly PathWithRoute[]): string[] {
  return found
    .filter(({ route }) => route.type === 'page' && route.origin === 'project')
    .map(({ pathname }) => trimSlashes(pathname));
}

/** Returns the documents that pages rendered on demand show for certain. */
function servedFiles({
  config,
  session,
  host,
  routes,
}: Pick<BuildTerms, 'config' | 'session' | 'host' | 'routes'>): Set<string> {
  const onDemand = routes.filter(({ isPrerendered }) => !isPrerendered);
  const files = pageFiles(siteRoutes(config, session.root, onDemand));
  return new Set([...files, ...(host.isOnDemand ? session.hosted : [])]);
}

/**
 * Adds the state of the site to the cache keys of pages. So a cached page is used only if the site
 * shows the same report.
 */
function withKeys(pages: readonly PathWithRoute[], state: SiteState): PathWithRoute[] {
  if (pages.every(({ cacheKey }) => cacheKey === undefined)) return [...pages];
  const digest = digestOfJson(state);
  return pages.map((page) =>
    page.cacheKey === undefined ? page : { ...page, cacheKey: `${page.cacheKey} ${digest}` },
  );
}
