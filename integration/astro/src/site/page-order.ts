import { type AddedPage, addedPageOf } from '../page/added-pages.ts';
import { trimSlashes } from '../page/pages.ts';

/** The part of Astro's routes that is used here. */
interface PlannedRoute {
  readonly route: string;
  readonly origin: string;
}

/** A page that a build renders. */
interface PlannedPage {
  readonly pathname: string;
  readonly route: PlannedRoute;
}

/** The added page of a route; `undefined` for a route of the site itself. */
function findAdded({ route, origin }: PlannedRoute): AddedPage | undefined {
  return origin === 'external' ? addedPageOf(route) : undefined;
}

/** Whether a route is that of an added page. */
export function isAdded(route: PlannedRoute): boolean {
  return findAdded(route) !== undefined;
}

/**
 * Removes added pages about something that the site does not show.
 *
 * @param paths the paths of those added pages that remain and whose patterns have a parameter
 */
export function onlyShown<T extends PlannedPage>(
  pages: readonly T[],
  paths: ReadonlySet<string>,
): T[] {
  const isKept = ({ pathname, route }: T): boolean =>
    findAdded(route)?.params === undefined || paths.has(trimSlashes(pathname).normalize());
  return pages.filter(isKept);
}

/**
 * Moves the added pages that are rendered last behind all others. If two pages have the same path,
 * Astro uses the first; such pages keep their place.
 */
export function inBuildOrder<T extends PlannedPage>(pages: readonly T[]): T[] {
  const byPath = Map.groupBy(pages, ({ pathname }) => trimSlashes(pathname));
  const isLast = ({ pathname, route }: T): boolean =>
    findAdded(route)?.isLast === true && byPath.get(trimSlashes(pathname))?.length === 1;
  return [...pages.filter((page) => !isLast(page)), ...pages.filter(isLast)];
}
