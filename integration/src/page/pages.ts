import GithubSlugger from 'github-slugger';

/** A route of the site that pages are made from. */
export interface SiteRoute {
  /** As Astro writes it, such as `/docs/[...slug]`. */
  readonly pattern: string;
  /** The file behind it, repository-relative; `null` for one outside of the repository. */
  readonly file: string | null;
}

/** What is known of the site's pages. */
export interface SitePages {
  readonly routes: readonly SiteRoute[];
  /** Every page that a build makes, without base and outer slashes; `null` before that is known. */
  readonly paths: readonly string[] | null;
  /** Ids of the collection entries made from documents. */
  readonly entries: ReadonlyMap<string, string>;
  /** Pages that were seen to show a document. */
  readonly seen: ReadonlyMap<string, string>;
}

/**
 * Finds the page that shows a document: one already seen to do so; the page file itself; else, of
 * the pages that the site has, the one whose path ends in the entry's id. The id that another loader
 * gave is not known; it is what follows the fixed part of a dynamic route, if the document's path
 * ends in it. A tie is no answer.
 *
 * @returns the page's path without base and outer slashes, or `null`
 */
export function findPage(document: string, pages: SitePages): string | null {
  const seen = pages.seen.get(document);
  if (seen !== undefined) return seen;
  const own = pages.routes.find(({ file, pattern }) => file === document && !pattern.includes('['));
  if (own !== undefined) return trim(own.pattern);
  const id = pages.entries.get(document);
  const paths = pages.paths ?? generate(pages.routes, id);
  if (id !== undefined) {
    const ending = paths.filter((path) => path === id || path.endsWith(`/${id}`));
    return shortest(ending);
  }
  return longestEnd(slugs(document).join('/'), paths, pages.routes);
}

/** The pages that dynamic routes could make for an id, while the real ones are not known. */
function generate(routes: readonly SiteRoute[], id: string | undefined): string[] {
  if (id === undefined) return [];
  return routes
    .map(({ pattern }) => trim(pattern))
    .filter((pattern) => /^[^[\]]*\[[^[\]]+\]$/.test(pattern))
    .filter((pattern) => pattern.includes('[...') || !id.includes('/'))
    .map((pattern) => pattern.replace(/\[[^[\]]+\]$/, () => id));
}

function shortest(paths: readonly string[]): string | null {
  const sorted = [...paths].sort((a, b) => a.length - b.length);
  const [first, second] = sorted;
  return first === undefined || first.length === second?.length ? null : first;
}

function longestEnd(
  slug: string,
  paths: readonly string[],
  routes: readonly SiteRoute[],
): string | null {
  const prefixes = routes
    .filter(({ pattern }) => pattern.includes('['))
    .map(({ pattern }) => trim(pattern.slice(0, pattern.indexOf('['))));
  let best: { path: string | null; length: number } = { path: null, length: 0 };
  for (const path of paths) {
    for (const prefix of prefixes) {
      if (prefix !== '' && !path.startsWith(`${prefix}/`)) continue;
      const id = prefix === '' ? path : path.slice(prefix.length + 1);
      if (id === '' || (slug !== id && !slug.endsWith(`/${id}`))) continue;
      if (id.length === best.length && path !== best.path) best = { path: null, length: id.length };
      else if (id.length > best.length) best = { path, length: id.length };
    }
  }
  return best.path;
}

/** A document's path the way Astro makes ids: no extension, no final `index`, segments as slugs. */
export function slugs(document: string): string[] {
  const parts = document.replace(/\.[^./]+$/, '').split('/');
  if (parts.at(-1) === 'index') parts.pop();
  return parts.map((part) => new GithubSlugger().slug(part));
}

function trim(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}
