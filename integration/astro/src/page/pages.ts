import { nameOf } from '@astro-drift/engine/internal/files/name';
import GithubSlugger from 'github-slugger';

export interface SiteRoute {
  /** The pattern as Astro writes it, such as `/docs/[...slug]`. */
  readonly pattern: string;
  /**
   * The file of the route, relative to the repository. It is `null` if the file is outside of it.
   */
  readonly file: string | null;
}

/** What is known about the site's pages. */
export interface SitePages {
  readonly routes: readonly SiteRoute[];
  /**
   * The paths of all pages in the build, without base and slashes at both ends. The value is `null`
   * until they are known.
   */
  readonly paths: readonly string[] | null;
  /** The ids of documents in content collections, by the path of the document. */
  readonly entries: ReadonlyMap<string, string>;
  /**
   * The path of the page that showed a document when it was rendered, by the path of the document.
   */
  readonly seen: ReadonlyMap<string, string>;
}

/**
 * Finds the page that shows a document. Takes the first of these that applies:
 * 1. A page that showed the document when it was rendered.
 * 2. A page whose route is the document's own file.
 * 3. The page whose path ends with the id of the document's entry. Of several, the one whose path
 *    agrees best with the document's path is taken.
 * 4. If the id is not known, as with other loaders: the page of a dynamic route whose parameters
 *    have values with which the document's path ends. The longest such match is taken.
 *
 * @returns the page's path without base and slashes at both ends; `null` if there is no page, or if
 * two pages fit equally well
 */
export function findPage(document: string, pages: SitePages): string | null {
  const seen = pages.seen.get(document);
  if (seen !== undefined) return seen;
  const own = pages.routes.find(({ file, pattern }) => file === document && !pattern.includes('['));
  if (own !== undefined) return trimSlashes(own.pattern);
  const id = pages.entries.get(document);
  const slug = slugs(document).join('/');
  const all = pages.paths ?? generate(pages.routes, slug, id);
  const paths = namedLike(id ?? slug, all);
  return id === undefined
    ? longestEnd(slug, paths, pages.routes)
    : closest(
        slug,
        paths.filter((path) => path === id || path.endsWith(`/${id}`)),
      );
}

const names = new WeakMap<readonly string[], ReadonlyMap<string, readonly string[]>>();

/** Returns the paths that have the same last segment as `other`. */
function namedLike(other: string, paths: readonly string[]): readonly string[] {
  const byName = names.get(paths) ?? Map.groupBy(paths, nameOf);
  names.set(paths, byName);
  return byName.get(nameOf(other)) ?? [];
}

/**
 * Returns the pages that dynamic routes could make for a document. This is used until the real
 * pages are known.
 */
function generate(routes: readonly SiteRoute[], slug: string, id: string | undefined): string[] {
  return routes
    .map(({ pattern }) => /^([^[\]]*)\[(\.\.\.)?[^[\]]+\]$/.exec(trimSlashes(pattern)))
    .filter((match) => match !== null)
    .flatMap(([, prefix = '', rest]): string[] => {
      const guess = id ?? afterFolder(slug, prefix);
      return guess === null || (rest === undefined && guess.includes('/')) ? [] : [prefix + guess];
    });
}

/**
 * Returns the part of a path after the folder that a route names. For the route's folder `guides/`
 * and the path `content/guides/x`, this is `x`.
 */
function afterFolder(slug: string, prefix: string): string | null {
  const at = prefix === '' ? -1 : `/${slug}`.indexOf(`/${prefix}`);
  return at < 0 ? null : slug.slice(at + prefix.length);
}

/**
 * Returns the path that has the most last segments in common with the document's path. Of several,
 * returns the shortest. Returns `null` if two are equally good.
 */
function closest(slug: string, paths: readonly string[]): string | null {
  const agreement = (path: string): number => {
    const [own, others] = [path.split('/').reverse(), slug.split('/').reverse()];
    const differs = own.findIndex((part, index) => part !== others[index]);
    return differs < 0 ? own.length : differs;
  };
  const [first, second] = [...paths].sort(
    (a, b) => agreement(b) - agreement(a) || a.length - b.length,
  );
  if (first === undefined) return null;
  const isTie = second?.length === first.length && agreement(second) === agreement(first);
  return isTie ? null : first;
}

function longestEnd(
  slug: string,
  paths: readonly string[],
  routes: readonly SiteRoute[],
): string | null {
  const dynamic = routes.filter(({ pattern }) => pattern.includes('['));
  let best: { path: string | null; length: number } = { path: null, length: 0 };
  for (const path of paths) {
    for (const { pattern } of dynamic) {
      const id = valuesOf(path, pattern) ?? '';
      if (id === '' || (slug !== id && !slug.endsWith(`/${id}`))) continue;
      if (id.length === best.length && path !== best.path) best = { path: null, length: id.length };
      else if (id.length > best.length) best = { path, length: id.length };
    }
  }
  return best.path;
}

/**
 * Returns the values of a dynamic route's parameters in a path. Returns `null` if the path does not
 * belong to the route.
 */
function valuesOf(path: string, pattern: string): string | null {
  const parts = path.split('/');
  const names = trimSlashes(pattern).split('/');
  const values: string[] = [];
  for (const [index, name] of names.entries()) {
    const part = parts[index];
    if (name.startsWith('[...')) return [...values, ...parts.slice(index)].join('/');
    if (part === undefined || !(name.includes('[') || part === name)) return null;
    if (part !== name) values.push(part);
  }
  return parts.length === names.length ? values.join('/') : null;
}

/**
 * Converts a document's path to slugs, as Astro does for ids. The extension and a final `index` are
 * left out.
 */
export function slugs(document: string): string[] {
  const parts = document.replace(/\.[^./]+$/, '').split('/');
  if (parts.length > 1 && parts.at(-1) === 'index') parts.pop();
  return parts.map((part) => new GithubSlugger().slug(part));
}

/** Removes the slashes at both ends of a path. */
export function trimSlashes(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}
