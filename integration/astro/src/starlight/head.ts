import type { RouteMiddlewareHandler, StarlightRouteData } from '@astrojs/starlight/route-data';
import { links } from '../site/site.ts';

/**
 * Removes links to other languages from the head of added pages, because these pages exist in one
 * language only.
 */
export const onRequest: RouteMiddlewareHandler = ({ locals, url }) => {
  if (!links.isAdded(url.pathname)) return;
  const { starlightRoute } = locals as { starlightRoute: StarlightRouteData };
  starlightRoute.head = starlightRoute.head.filter(
    ({ attrs }) => attrs?.['hreflang'] === undefined,
  );
};
