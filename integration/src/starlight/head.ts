import type { RouteMiddlewareHandler, StarlightRouteData } from '@astrojs/starlight/route-data';
import { links } from '../astro/site.ts';
import { OVERVIEW, SOURCE } from '../page/links.ts';

/** Has the pages that the integration adds name no page of another language, as there is none. */
export const onRequest: RouteMiddlewareHandler = ({ locals, url }) => {
  const [folder] = links.pathOf(url.pathname).split('/');
  if (folder !== OVERVIEW && folder !== SOURCE) return;
  const { starlightRoute } = locals as { starlightRoute: StarlightRouteData };
  starlightRoute.head = starlightRoute.head.filter(
    ({ attrs }) => attrs?.['hreflang'] === undefined,
  );
};
