import { foldersAbove } from '@astro-drift/engine/internal/files/folders';
import type { Report } from '@astro-drift/engine/internal/report/schema';
import { sourceParam } from './path-param.ts';

/** What a site shows: the specs of its report, and the files that have a source page. */
export interface Shown {
  readonly report: Report;
  readonly sources: readonly string[];
}

/** A page that the integration adds to a site. It is always prerendered. */
export interface AddedPage {
  /** The path of the page below the base of the site. It may end with a rest parameter. */
  readonly pattern: string;
  /** The name of the route's file in the folder `routes`. The file imports its own style sheets. */
  readonly entrypoint: string;
  /** Whether the page is a file, such as `report.json`, and not an HTML page. */
  readonly isFile?: true;
  /** True if the page is about drift. A site that tells only its maintainers does not have it. */
  readonly tellsDrift?: true;
  /** Whether the page is left out if the site has no source pages. */
  readonly needsSourcePages?: true;
  /**
   * Whether a build renders the page after all others. Until then, other processes prepare its
   * content.
   */
  readonly isLast?: true;
  /** Returns the values of the parameter, if the pattern has one. */
  readonly params?: (shown: Shown) => string[];
}

/** All pages that the integration adds to a site. */
export const ADDED_PAGES = {
  overview: { pattern: 'drift', entrypoint: 'overview.astro', tellsDrift: true },
  report: {
    pattern: 'drift/report.json',
    entrypoint: 'report.json.ts',
    isFile: true,
    tellsDrift: true,
  },
  badge: {
    pattern: 'drift/badge.svg',
    entrypoint: 'badge.svg.ts',
    isFile: true,
    tellsDrift: true,
  },
  spec: {
    pattern: 'drift/[...id]',
    entrypoint: 'spec.astro',
    tellsDrift: true,
    params: ({ report }) => report.specs.map(({ id }) => specParam(id)),
  },
  source: {
    pattern: 'source/[...path]',
    entrypoint: 'source.astro',
    needsSourcePages: true,
    isLast: true,
    params: ({ sources }) =>
      sources.length === 0
        ? []
        : ['', ...[...sources, ...sources.flatMap(foldersAbove)].map(sourceParam)],
  },
} as const satisfies Readonly<Record<string, AddedPage>>;

export type AddedPageName = keyof typeof ADDED_PAGES;

const PAGES: readonly AddedPage[] = Object.values(ADDED_PAGES);

/** The top folders of the added pages, such as `drift`. */
export const ADDED_FOLDERS: ReadonlySet<string> = new Set(
  PAGES.map(({ pattern }) => pattern.split('/')[0] ?? ''),
);

/** Returns the added page that has this route pattern. Returns `undefined` if there is none. */
export function addedPageOf(route: string): AddedPage | undefined {
  return PAGES.find(({ pattern }) => route === `/${pattern}`);
}

/** Returns whether an added page is a file, such as `report.json`. */
export function isFile(name: AddedPageName): boolean {
  return (ADDED_PAGES[name] as AddedPage).isFile === true;
}

/** Returns the path of an added page below the base. `param` is the value of its parameter. */
export function pathOfAdded(name: AddedPageName, param = ''): string {
  return fill(ADDED_PAGES[name], param);
}

/** Returns the paths of all added pages whose pattern has a parameter. */
export function addedPaths(shown: Shown): Set<string> {
  const paths = PAGES.flatMap((page) =>
    (page.params?.(shown) ?? []).map((param) => fill(page, param)),
  );
  return new Set(paths.map((path) => path.normalize()));
}

function fill({ pattern }: AddedPage, param: string): string {
  return pattern.replace(/\/\[\.{3}\w+\]$/, () => (param === '' ? '' : `/${param}`));
}

/**
 * Returns whether a spec's page cannot use this parameter: another added page already has the
 * address, or the file name is impossible.
 */
function isTaken(param: string): boolean {
  const folder = `${pathOfAdded('spec')}/`;
  const path = folder + param.toLowerCase();
  return (
    /^(?:\.{0,2}|index)$/i.test(param) ||
    PAGES.some(
      ({ pattern }) =>
        pattern.startsWith(folder) &&
        !pattern.includes('[') &&
        (path === pattern || path.startsWith(`${pattern}/`)),
    )
  );
}

/** Returns the parameter in the address of a spec's page. */
export function specParam(specId: string): string {
  const param = sourceParam(specId);
  return isTaken(param) ? `~${param}` : param;
}
