import { isMarkdown } from '../documents/format.ts';
import type { FileTree } from '../files/file-tree.ts';
import { foldersAbove, join } from './target-paths.ts';

/** A site of a generator that makes the address of a page from the path of its file. */
export interface Site {
  /** The folder with its pages. */
  readonly pages: string;
  /** The folders whose files the site serves as well. */
  readonly others: readonly string[];
  /** The text of its configuration. */
  readonly settings: string;
  /** Whether the address of a page ends with `/`. Relative links then start below the page. */
  readonly hasFolders: boolean;
}

/** The generators whose addresses are known. */
const GENERATORS = [
  {
    config: /^(?<folder>.*\/)?\.vitepress\/config(?:\/index)?\.[cm]?[jt]s$/,
    pages: '',
    others: ['public'],
    hasFolders: false,
  },
  {
    config: /^(?<folder>.*\/)?astro\.config\.[cm]?[jt]s$/,
    pages: 'src/content/docs',
    others: ['public', 'src/pages'],
    hasFolders: true,
  },
] as const;

/** Settings that change the addresses of pages. */
const REWRITING = /\b(?:base|rewrites|srcDir|slug)\s*:/;

/** The folder of a language, as in `/fr/guides/`. Its pages may fall back to those without it. */
const LANGUAGE = /^\/?[a-z]{2,3}(?:-[a-z]{2,4})?\//i;

/** Finds the sites whose addresses are known. */
export async function readSites(paths: readonly string[], files: FileTree): Promise<Site[]> {
  const found = GENERATORS.flatMap(({ config, pages, others, hasFolders }) =>
    paths.flatMap((path) => {
      const match = config.exec(path);
      if (match === null) return [];
      const folder = match.groups?.['folder'] ?? '';
      const below = (name: string): string => `${folder}${name}`.replace(/\/$/, '');
      return [{ path, pages: below(pages), others: others.map(below), hasFolders }];
    }),
  );
  const sites = await Promise.all(
    found.map(async ({ path, ...site }) => ({
      ...site,
      settings: (await files.readText(path)) ?? '',
    })),
  );
  return sites.filter(({ settings }) => !REWRITING.test(settings));
}

/** Returns the site to which a page belongs; `null` if there is none. */
export function siteOf(page: string, sites: readonly Site[]): Site | null {
  const own = sites.filter(({ pages }) => pages === '' || page.startsWith(`${pages}/`));
  return own.sort((a, b) => b.pages.length - a.pages.length)[0] ?? null;
}

/**
 * Returns the places at which an address leads to a page, without the ending of the page's file.
 *
 * @param path the address, as it is written
 */
export function placesOf(path: string, page: string, { pages, hasFolders }: Site): string[] {
  const address = path.replace(/\.html$/i, '');
  const languages = address.startsWith('/') ? ['', LANGUAGE.exec(address)?.[0] ?? ''] : [''];
  const folder = foldersAbove(page)[0] ?? '';
  const own = page.replace(/\.[^./]*$/, '').replace(/(?:^|\/)index$/, '');
  const bases = address.startsWith('/') ? [pages] : hasFolders ? [own, folder] : [folder];
  const places = languages.flatMap((language) =>
    bases.map((base) => join(base, address.slice(Math.max(0, language.length - 1)))),
  );
  return [...new Set(places.filter((place) => place !== null))];
}

/** Returns the files that can be the page at a place. */
export function filesAt(place: string): string[] {
  const names = [place.replace(/\/?index$/, ''), place].map((each) => each.replace(/\/$/, ''));
  return [...new Set(names)].flatMap((name) =>
    ['.md', '.mdx', '/index.md', '/index.mdx', '/README.md'].map((end) => `${name}${end}`),
  );
}

/** What decides whether an address surely leads nowhere. */
export interface SiteFiles {
  /** Returns the files directly in a folder. */
  readonly filesIn: (folder: string) => readonly string[];
  readonly exists: (path: string) => boolean;
}

/**
 * Whether there is surely no page at a place: it would be in a folder with pages, and nothing but
 * the files of the site makes pages there.
 */
export function isSurelyMissing(
  place: string,
  { pages, others, settings }: Site,
  { filesIn, exists }: SiteFiles,
): boolean {
  const address = place.slice(pages === '' ? 0 : pages.length + 1);
  const folders = foldersAbove(place).filter((folder) => folder.length > pages.length);
  const [folder] = folders;
  if (folder === undefined || settings.includes(address)) return false;
  if (!filesIn(folder).some(isMarkdown)) return false;
  const isMade = [...folders, pages].flatMap(filesIn).some((file) => file.includes('['));
  const isServed = others.some((other) =>
    ['', '.html', '/index.html', '.astro', '/index.astro', '.md', '.ts', '.js'].some((end) =>
      exists(`${other}/${address}${end}`),
    ),
  );
  const isRouted = others.some((other) => filesIn(other).some((file) => file.includes('[')));
  return !isMade && !isServed && !isRouted && filesIn(place).length === 0;
}
