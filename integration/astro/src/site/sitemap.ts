import type { AstroIntegration, IntegrationResolvedRoute } from 'astro';
import { addedPageOf } from '../page/added-pages.ts';

/** The name of the integration that writes sitemaps. Starlight adds it to its sites as well. */
const SITEMAP = '@astrojs/sitemap';

/** The integrations that have been changed already. A process can build several sites with them. */
const changed = new WeakSet<AstroIntegration>();

/**
 * Keeps the added pages out of sitemaps, because search engines must not list them. A site can
 * still name one of them in `customPages` of its sitemap. The integration has no other setting for
 * this that keeps the site's own `filter`, so it is not told about the pages.
 */
export function leaveOutOfSitemaps(integrations: readonly AstroIntegration[]): void {
  for (const integration of integrations) {
    if (integration.name !== SITEMAP || changed.has(integration)) continue;
    changed.add(integration);
    const { hooks } = integration;
    const { 'astro:routes:resolved': resolved, 'astro:build:done': done } = hooks;
    let added: readonly IntegrationResolvedRoute[] = [];
    let others: readonly IntegrationResolvedRoute[] = [];
    hooks['astro:routes:resolved'] = (options) => {
      added = options.routes.filter(isAdded);
      others = options.routes.filter((route) => !isAdded(route));
      return resolved?.({ ...options, routes: [...others] });
    };
    hooks['astro:build:done'] = (options) => {
      const isLeftOut = ({ pathname }: { readonly pathname: string }): boolean => {
        const path = `/${pathname.replace(/^\/|\/$/g, '')}`;
        const matches = ({ patternRegex }: IntegrationResolvedRoute): boolean =>
          patternRegex.test(path) || patternRegex.test(`${path}/`);
        return added.some(matches) && !others.some((route) => isOfSite(route) && matches(route));
      };
      return done?.({ ...options, pages: options.pages.filter((page) => !isLeftOut(page)) });
    };
  }
}

function isAdded({ origin, pattern }: IntegrationResolvedRoute): boolean {
  return origin === 'external' && addedPageOf(pattern) !== undefined;
}

/** Returns whether a route is a page of the site with a fixed beginning of its address. */
function isOfSite({ origin, pattern }: IntegrationResolvedRoute): boolean {
  return origin === 'project' && !pattern.startsWith('/[');
}
