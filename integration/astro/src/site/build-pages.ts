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

/** The inputs of {@link buildPrerenderer}. */
export interface BuildTerms {
  readonly config: AstroConfig;
  readonly session: Session;
  readonly host: Framework;
  /** The routes of the site's own pages. */
  readonly routes: readonly IntegrationResolvedRoute[];
  /** The publication for a site that shows every document. */
  readonly all: SiteContent;
  readonly stateOf: (shown: SiteContent) => SiteState;
}

/**
 * A prerenderer that finds out which documents the pages of a site show, and then lists the added
 * pages for these documents only.
 */
export function buildPrerenderer(
  standard: AstroPrerenderer,
  { config, session, host, routes, all, stateOf }: BuildTerms,
): AstroPrerenderer {
  const listing: AstroPrerenderer = {
    ...standard,
    getStaticPaths: async () => {
      session.settle(all, stateOf(all));
      const found = await standard.getStaticPaths();
      // The paths of pages rendered on demand are not known at build time.
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
      const shown = all.narrow((file) => rendered.has(file) || served.has(file));
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

/** Documents that pages rendered on demand certainly show. */
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

/** Part of the cache key: a cached page is valid only if the same documents are shown. */
function withKeys(pages: readonly PathWithRoute[], state: SiteState): PathWithRoute[] {
  if (pages.every(({ cacheKey }) => cacheKey === undefined)) return [...pages];
  const digest = digestOfJson(state);
  return pages.map((page) =>
    page.cacheKey === undefined ? page : { ...page, cacheKey: `${page.cacheKey} ${digest}` },
  );
}
