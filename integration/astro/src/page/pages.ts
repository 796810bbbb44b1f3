import { nameOf } from '@astro-drift/engine/internal/files/name';
import GithubSlugger from 'github-slugger';

/** A route of the site. */
export interface SiteRoute {
  /** As Astro writes it, such as `/docs/[...slug]`. */
  readonly pattern: string;
  /**
   * The file of the route, relative to the repository; `null` if it is outside of the repository.
   */
  readonly file: string | null;
}

/** Facts about the site's pages. */
export interface SitePages {
  readonly routes: readonly SiteRoute[];
  /** Every page of the build, without base and outer slashes; `null` until they are known. */
  readonly paths: readonly string[] | null;
  /** Ids of the collection entries of documents. */
  readonly entries: ReadonlyMap<string, string>;
  /** Pages that are known to show a document, because they were rendered. */
  readonly seen: ReadonlyMap<string, string>;
}

/**
 * Finds the page that shows a document. The first that applies is taken: a page that was seen to
 * show the document; a page that is the document's file; the page whose path ends in the entry's id
 * and has the longest match with the document's path. The ids of other loaders are not known. For
 * these, the id is the value of a dynamic route's parameters, if the document's path ends in it.
 * Two equally good pages give no result.
 *
 * @returns the page's path without base and outer slashes, or `null`
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

/** The paths with the same last segment. */
function namedLike(other: string, paths: readonly string[]): readonly string[] {
  const byName = names.get(paths) ?? Map.groupBy(paths, nameOf);
  names.set(paths, byName);
  return byName.get(nameOf(other)) ?? [];
}

/** The pages that dynamic routes could make for a document, until the real pages are known. */
function generate(routes: readonly SiteRoute[], slug: string, id: string | undefined): string[] {
  return routes
    .map(({ pattern }) => /^([^[\]]*)\[(\.\.\.)?[^[\]]+\]$/.exec(trimSlashes(pattern)))
    .filter((match) => match !== null)
    .flatMap(([, prefix = '', rest]): string[] => {
      const guess = id ?? afterFolder(slug, prefix);
      return guess === null || (rest === undefined && guess.includes('/')) ? [] : [prefix + guess];
    });
}

/** The part after a folder with the route's name: in `guides/`, `x` for `content/guides/x`. */
function afterFolder(slug: string, prefix: string): string | null {
  const at = prefix === '' ? -1 : `/${slug}`.indexOf(`/${prefix}`);
  return at < 0 ? null : slug.slice(at + prefix.length);
}

/** The page whose path has the longest match with the document's path; of several, the shortest. */
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
 * The values of a dynamic route's parameters in a path; `null` if the path is not of that route.
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

/** Splits a document's path as Astro makes ids: without extension and final `index`, as slugs. */
export function slugs(document: string): string[] {
  const parts = document.replace(/\.[^./]+$/, '').split('/');
  if (parts.length > 1 && parts.at(-1) === 'index') parts.pop();
  return parts.map((part) => new GithubSlugger().slug(part));
}

/** A path without the slashes around it. */
export function trimSlashes(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}
