import { isWithin } from '../files/lines.ts';
import type { IgnoredPatterns } from '../citations/exempt-references.ts';
import { readFileAddress } from '../citations/file-address.ts';
import type { Document } from '../documents/document.ts';
import { type PageLink, readPageLink } from '../documents/page-link.ts';
import { readDocuments } from '../documents/reader.ts';
import type { Reference } from '../documents/references.ts';
import type { Parse } from '../documents/remembered-parsing.ts';
import { ownStateTest } from '../drift/spec-inputs.ts';
import type { FileTree } from '../files/file-tree.ts';
import { readIgnored } from '../git/ignored.ts';
import type { Repository } from '../git/repository.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { hasAnchor, similarHeadings } from './find-anchor.ts';
import { KnownPages } from './known-pages.ts';
import type { LinkingPage } from './linking-pages.ts';
import { filesAt, placesOf, readSites, type Site, siteOf } from './sites.ts';
import { targetPaths } from './target-paths.ts';
import { findValidated } from './validated-pages.ts';

/** A link to a page or a heading that does not exist. */
export interface BrokenLink {
  /** The page with the link. */
  readonly page: string;
  /** The id of the spec to which the page belongs; `null` for a page that declares nothing. */
  readonly spec: string | null;
  readonly line: number;
  readonly column: number;
  /** The other lines of the page with the same link. */
  readonly otherLines: readonly number[];
  /** The slug of the heading above it. */
  readonly section: string | null;
  /** The target as it is written. */
  readonly written: string;
  /** The file to which it should lead. */
  readonly path: string;
  /** The place on that page; `null` if there is no such page. */
  readonly fragment: string | null;
  /** The pages or headings that may have been meant. */
  readonly similar: readonly string[];
}

/** How pages are read, and which links are left out. */
export interface LinkTools {
  readonly files: FileTree;
  readonly parse: Parse;
  /** The references that the option `ignore` exempts. */
  readonly ignored: IgnoredPatterns;
  /** Whether links are also checked on sites that check them themselves. */
  readonly isForced: boolean;
}

/** A link of a page. */
interface FoundLink {
  readonly page: LinkingPage & { readonly document: Document };
  readonly reference: Reference;
  readonly link: PageLink;
  /** The files that it may lead to, best first. */
  readonly paths: readonly string[];
  /** The site to whose addresses the link belongs; `null` if it leads to a file. */
  readonly site: Site | null;
}

/**
 * Finds links to Markdown pages, or to headings of such pages, that do not exist. What is not sure
 * is left out: targets that git ignores, that a submodule or a symbolic link may have, or that a
 * program may generate.
 */
export async function findBrokenLinks(
  repository: Repository,
  snapshot: Snapshot,
  pages: readonly LinkingPage[],
  tools: LinkTools,
): Promise<readonly BrokenLink[]> {
  const known = new KnownPages(snapshot);
  const names = pages.map(({ file }) => file);
  const validated = tools.isForced ? new Set() : await findValidated(names, tools.files);
  const documents = await readAll(
    // The links of a page that is a symbolic link begin in another folder.
    pages.filter(({ file }) => !validated.has(file) && !known.isLink(file)),
    tools,
  );
  const sites = await readSites([...snapshot.paths()], tools.files);
  const read = linkReader(repository, snapshot.branch);
  const links = documents.flatMap((page) => linksOf(page, sites, { ...tools, read }));
  const missing = links.flatMap((found) => findMissing(found, known) ?? []);
  const ignored = await readIgnored(
    repository,
    missing.flatMap(({ paths }) => paths),
  );
  return merge([
    ...missing
      .filter(({ paths }) => !paths.some((path) => ignored.has(path)))
      .map((found) => toBroken(found, null, found.similar)),
    ...(await findLostPlaces(links, documents, known, tools)),
  ]);
}

async function readAll(
  pages: readonly LinkingPage[],
  { files, parse }: LinkTools,
): Promise<FoundLink['page'][]> {
  const unread = pages.filter(({ document }) => document === null).map(({ file }) => file);
  const read = await readDocuments(files, unread, parse);
  return pages.flatMap((page) => {
    const document = page.document ?? read.get(page.file)?.document ?? null;
    return document === null ? [] : [{ ...page, document }];
  });
}

/**
 * Makes the function that reads the target of a link. It also reads the address that a page of the
 * current branch has on the forge of the repository.
 */
function linkReader({ remote }: Repository, branch: string | null): typeof readPageLink {
  const isOwn = ownStateTest(remote?.url ?? null, branch);
  return (target) => {
    const [address = '', ...fragment] = target.split('#');
    const own = readFileAddress(address).find(({ state }) => state?.ref === branch && isOwn(state));
    return readPageLink(own === undefined ? target : [encodeURI(own.path), ...fragment].join('#'));
  };
}

function linksOf(
  page: FoundLink['page'],
  sites: readonly Site[],
  { ignored, read }: Pick<LinkTools, 'ignored'> & { readonly read: typeof readPageLink },
): FoundLink[] {
  const { file, document } = page;
  const own = siteOf(file, sites);
  return document.references.flatMap((reference): FoundLink[] => {
    const { kind, text, line } = reference;
    const link = kind === 'link' ? read(text) : null;
    if (link === null) return [];
    const site = link.isFile ? null : own;
    if (!link.isFile && site === null) return [];
    const paths = pathsOf(link, file, site).flatMap(spellings);
    const isExempt = isWithin(line, document.exemptions);
    return isExempt || paths.length === 0 || ignored.exempts(file, paths)
      ? []
      : [{ page, reference, link, paths, site }];
  });
}

function pathsOf({ path }: PageLink, page: string, site: Site | null): string[] {
  if (path === '') return [page];
  return site === null ? targetPaths(path, page) : placesOf(path, page, site).flatMap(filesAt);
}

/** Returns a path as it is written, and in the Unicode forms that the name of a file can have. */
function spellings(path: string): string[] {
  return [...new Set([path, path.normalize('NFC'), path.normalize('NFD')])];
}

/** Returns a link whose page is missing for sure, with the pages that may have been meant. */
function findMissing(
  found: FoundLink,
  known: KnownPages,
): (FoundLink & { readonly similar: readonly string[] }) | null {
  const { paths, site, link, page } = found;
  if (paths.some(known.exists)) return null;
  const similar =
    site === null
      ? known.findMeant(link.path, paths)
      : known.findMeantAt(placesOf(link.path, page.file, site), site);
  return similar === null ? null : { ...found, similar };
}

/** For so many links headings are suggested. Each search reads all headings of a page. */
const MOST_SUGGESTIONS = 500;

/** Finds links to places that a page does not have. */
async function findLostPlaces(
  links: readonly FoundLink[],
  documents: readonly FoundLink['page'][],
  { exists }: KnownPages,
  { files, parse }: LinkTools,
): Promise<BrokenLink[]> {
  const placed = links.flatMap((found) => {
    const path = found.paths.find(exists);
    const { fragment } = found.link;
    return path === undefined || fragment === null ? [] : [{ ...found, path, fragment }];
  });
  const known = new Map(documents.map(({ file, document }) => [file, document]));
  const unread = placed.map(({ path }) => path).filter((path) => !known.has(path));
  for (const { file, document } of (await readDocuments(files, unread, parse)).values()) {
    if (document !== null) known.set(file, document);
  }
  const lost = placed.flatMap(({ path, fragment, ...found }) => {
    const target = known.get(path);
    const isLost = target !== undefined && !hasAnchor(target, fragment);
    return isLost ? [{ found: { ...found, paths: [path] }, fragment, target }] : [];
  });
  return lost.map(({ found, fragment, target }, index) =>
    toBroken(found, fragment, index < MOST_SUGGESTIONS ? similarHeadings(target, fragment) : []),
  );
}

/** Makes one broken link of those on a page that are written alike. */
function merge(links: readonly BrokenLink[]): BrokenLink[] {
  const alike = Map.groupBy(links, ({ page, written }) => `${page}\0${written}`);
  return [...alike.values()].flatMap((group) => {
    const [first, ...rest] = group.toSorted((a, b) => a.line - b.line || a.column - b.column);
    if (first === undefined) return [];
    const lines = new Set(rest.map(({ line }) => line).filter((line) => line !== first.line));
    return [{ ...first, otherLines: [...lines] }];
  });
}

function toBroken(
  { page, reference, paths }: FoundLink,
  fragment: string | null,
  similar: readonly string[],
): BrokenLink {
  const { file, spec, document } = page;
  return {
    page: file,
    spec,
    line: reference.line,
    column: reference.column,
    otherLines: [],
    section: document.headings[reference.section]?.slug ?? null,
    written: reference.text,
    path: paths[0] ?? '',
    fragment,
    similar,
  };
}
