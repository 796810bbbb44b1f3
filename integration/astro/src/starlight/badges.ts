import type { RouteMiddlewareHandler, StarlightRouteData } from '@astrojs/starlight/route-data';
import { defaultLocale } from 'virtual:astro-drift/pages';
import { stringsOf } from '../site/page-strings.ts';
import { entryPaths, links, ownReport, pageOf } from '../site/site.ts';
import { siteState, viewOf } from '../site/site-view.ts';
import { StalePages } from './stale-pages.ts';

type Entry = StarlightRouteData['sidebar'][number];

const stale = viewOf(
  () =>
    new StalePages([...ownReport().specs, ...siteState().watched.specs], {
      pathOf: pageAt,
      has: (path) => entryPaths.has(path),
      defaultLocale,
    }),
);

/**
 * The links whose target has already been checked, by locale and URL. The value says whether the
 * page may be out of date. Every page has the same links, so they are checked once.
 */
const known = viewOf(() => new Map<string, boolean>());

/**
 * Marks the links in the sidebar to pages that may be out of date. The style sheet shows a badge
 * for each mark. Starlight's own badges are not used, because they would replace the author's
 * badges. With hundreds of links, they would also take longer than the rest of the page.
 */
export const onRequest: RouteMiddlewareHandler = ({ locals, currentLocale }) => {
  if (stale().isEmpty) return;
  const { starlightRoute } = locals as { starlightRoute: StarlightRouteData };
  const { sidebar, locale = '', lang } = starlightRoute;
  const text = stringsOf({ locals, currentLocale }, lang).text('drift.sidebar.stale');
  const mark = (entries: readonly Entry[]): void => {
    for (const entry of entries) {
      if (entry.type === 'group') mark(entry.entries);
      else if (isStale(entry.href, locale)) entry.attrs = { ...entry.attrs, 'data-drift': text };
    }
  };
  mark(sidebar);
};

function isStale(href: string, locale: string): boolean {
  const key = `${locale} ${href}`;
  const before = known().get(key);
  if (before !== undefined) return before;
  const path = pathOf(href);
  const found = path !== null && stale().has(path, locale);
  known().set(key, found);
  return found;
}

/**
 * Returns the path of a document's page. Returns `null` if the page is not known, or if it is known
 * to show another document.
 */
function pageAt(file: string): string | null {
  const path = pathOf(pageOf(file) ?? '');
  return path === null || (entryPaths.get(path) ?? file) !== file ? null : path;
}

/** Returns the path to which a link leads. Returns `null` if the link leads to another site. */
function pathOf(href: string): string | null {
  return /^\/(?!\/)/.test(href) ? links.pathOf(href.replace(/[?#].*$/s, '')) : null;
}
