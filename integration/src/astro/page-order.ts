import { SOURCE } from '../page/links.ts';
import { trimSlashes } from '../page/pages.ts';

/** A page that a build is to make, as far as it matters here. */
interface PlannedPage {
  readonly pathname: string;
  readonly route: { readonly route: string; readonly origin: string };
}

/** The route of source pages. */
export const SOURCE_ROUTE = `/${SOURCE}/[...path]`;

/**
 * Puts source pages behind all others, while which their code is highlighted. Of two pages with the
 * same path Astro takes the first, so these stay where they are.
 */
export function inBuildOrder<T extends PlannedPage>(pages: readonly T[]): T[] {
  const byPath = Map.groupBy(pages, ({ pathname }) => trimSlashes(pathname));
  const isLate = ({ pathname, route }: T): boolean =>
    route.origin === 'external' &&
    route.route === SOURCE_ROUTE &&
    byPath.get(trimSlashes(pathname))?.length === 1;
  return [...pages.filter((page) => !isLate(page)), ...pages.filter(isLate)];
}
