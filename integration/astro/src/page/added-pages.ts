import { foldersAbove } from '@astro-drift/engine/internal/files/folders';
import type { Report } from '@astro-drift/engine/internal/report/schema';
import { sourceParam } from './path-param.ts';

/** What a site shows: its specs, and the files that have a source page. */
export interface Shown {
  readonly report: Report;
  readonly sources: readonly string[];
}

/** A page that the integration adds to a site. It is always prerendered. */
export interface AddedPage {
  /** The path below the base of the site. It may end with a rest parameter. */
  readonly pattern: string;
  /** The file in the folder `routes`. It imports its style sheets itself. */
  readonly entrypoint: string;
  /** Whether the address is that of a file, such as `report.json`, and not of an HTML page. */
  readonly isFile?: true;
  /** Whether the page is left out of a site without source pages. */
  readonly needsSourcePages?: true;
  /** Whether a build renders the page after all others, while other processes prepare its content. */
  readonly isLast?: true;
  /** The values of the parameter in the pattern, if it has one. */
  readonly params?: (shown: Shown) => string[];
}

/** All pages that the integration adds. */
export const ADDED_PAGES = {
  overview: { pattern: 'drift', entrypoint: 'overview.astro' },
  report: { pattern: 'drift/report.json', entrypoint: 'report.json.ts', isFile: true },
  spec: {
    pattern: 'drift/[...id]',
    entrypoint: 'spec.astro',
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

/** The name of an added page. */
export type AddedPageName = keyof typeof ADDED_PAGES;

const PAGES: readonly AddedPage[] = Object.values(ADDED_PAGES);

/** The first segments of the paths of added pages. */
export const ADDED_FOLDERS: ReadonlySet<string> = new Set(
  PAGES.map(({ pattern }) => pattern.split('/')[0] ?? ''),
);

/** The page that is added with this route of Astro; `undefined` if there is none. */
export function addedPageOf(route: string): AddedPage | undefined {
  return PAGES.find(({ pattern }) => route === `/${pattern}`);
}

/** Whether the address of an added page is that of a file. */
export function isFile(name: AddedPageName): boolean {
  return (ADDED_PAGES[name] as AddedPage).isFile === true;
}

/** The path of an added page below the base, with a value for its parameter. */
export function pathOfAdded(name: AddedPageName, param = ''): string {
  return fill(ADDED_PAGES[name], param);
}

/** The paths of all added pages whose patterns have a parameter. */
export function addedPaths(shown: Shown): Set<string> {
  const paths = PAGES.flatMap((page) =>
    (page.params?.(shown) ?? []).map((param) => fill(page, param)),
  );
  return new Set(paths.map((path) => path.normalize()));
}

function fill({ pattern }: AddedPage, param: string): string {
  return pattern.replace(/\/\[\.{3}\w+\]$/, () => (param === '' ? '' : `/${param}`));
}

/** Whether a spec's page would have the address of another page, or an impossible file name. */
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

/** The id of a spec as the parameter of its page's address. */
export function specParam(specId: string): string {
  const param = sourceParam(specId);
  return isTaken(param) ? `~${param}` : param;
}
