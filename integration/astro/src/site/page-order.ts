import { OVERVIEW, REPORT, SOURCE } from '../page/links.ts';
import { trimSlashes } from '../page/pages.ts';

/** A route, as far as it matters here. */
interface PlannedRoute {
  readonly route: string;
  readonly origin: string;
}

/** A page that a build is to make. */
interface PlannedPage {
  readonly pathname: string;
  readonly route: PlannedRoute;
}

/** The routes of the pages that are added. */
export const ROUTES = {
  overview: `/${OVERVIEW}`,
  report: `/${REPORT}`,
  spec: `/${OVERVIEW}/[...id]`,
  source: `/${SOURCE}/[...path]`,
} as const;

/** Whether a route is one of those that are added, and not one of the site's own. */
export function isAdded({ route, origin }: PlannedRoute): boolean {
  return origin === 'external' && Object.values<string>(ROUTES).includes(route);
}

/**
 * Takes out the pages that are added for what the site does not show.
 *
 * @param paths of the pages of specs and the source pages that are left
 */
export function onlyShown<T extends PlannedPage>(
  pages: readonly T[],
  paths: ReadonlySet<string>,
): T[] {
  const isKept = ({ pathname, route }: T): boolean =>
    !isAdded(route) || !route.route.includes('[') || paths.has(trimSlashes(pathname).normalize());
  return pages.filter(isKept);
}

/**
 * Moves source pages behind all other pages. Their code is highlighted meanwhile. A page that shares
 * its path with another page is not moved, because Astro builds the first of them.
 * Decision: Build source pages last.
 */
export function inBuildOrder<T extends PlannedPage>(pages: readonly T[]): T[] {
  const byPath = Map.groupBy(pages, ({ pathname }) => trimSlashes(pathname));
  const isLate = ({ pathname, route }: T): boolean =>
    isAdded(route) &&
    route.route === ROUTES.source &&
    byPath.get(trimSlashes(pathname))?.length === 1;
  return [...pages.filter((page) => !isLate(page)), ...pages.filter(isLate)];
}
