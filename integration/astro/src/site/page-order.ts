import { type AddedPage, addedPageOf } from '../page/added-pages.ts';
import { trimSlashes } from '../page/pages.ts';

/** The properties of Astro's routes that are used here. */
interface PlannedRoute {
  readonly route: string;
  readonly origin: string;
}

/** A page that a build will render. */
interface PlannedPage {
  readonly pathname: string;
  readonly route: PlannedRoute;
}

/** Returns the added page of a route. Returns `undefined` for a route of the site itself. */
function findAdded({ route, origin }: PlannedRoute): AddedPage | undefined {
  return origin === 'external' ? addedPageOf(route) : undefined;
}

/** Returns whether a route belongs to an added page. */
export function isAdded(route: PlannedRoute): boolean {
  return findAdded(route) !== undefined;
}

/**
 * Removes the added pages about something that the site does not show.
 *
 * @param paths the paths of the added pages to keep; added pages whose pattern has no parameter are
 * always kept
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
 * Moves those added pages that are rendered last behind all other pages. If two pages have the same
 * path, they keep their place, because Astro uses the first of them.
 */
export function inBuildOrder<T extends PlannedPage>(pages: readonly T[]): T[] {
  const byPath = Map.groupBy(pages, ({ pathname }) => trimSlashes(pathname));
  const isLast = ({ pathname, route }: T): boolean =>
    findAdded(route)?.isLast === true && byPath.get(trimSlashes(pathname))?.length === 1;
  return [...pages.filter((page) => !isLast(page)), ...pages.filter(isLast)];
}
