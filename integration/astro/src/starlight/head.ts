import type { RouteMiddlewareHandler, StarlightRouteData } from '@astrojs/starlight/route-data';
import { links } from '../site/site.ts';

/** Has the pages that the integration adds name no page of another language, as there is none. */
export const onRequest: RouteMiddlewareHandler = ({ locals, url }) => {
  if (!links.isAdded(url.pathname)) return;
  const { starlightRoute } = locals as { starlightRoute: StarlightRouteData };
  starlightRoute.head = starlightRoute.head.filter(
    ({ attrs }) => attrs?.['hreflang'] === undefined,
  );
};
