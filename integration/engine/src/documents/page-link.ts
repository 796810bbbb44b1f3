import { decodePath } from '../files/uri.ts';
import { isMarkdown } from './format.ts';

/** The target of a link that leads to a page of the same repository, or to a place in it. */
export interface PageLink {
  /** The path as it is written, decoded; empty for the page itself. */
  readonly path: string;
  /** Whether the path names a file. If not, it is the address of a page on a site. */
  readonly isFile: boolean;
  /** The id of the place, decoded; `null` for the whole page. */
  readonly fragment: string | null;
}

/** Longer targets are not read. */
const MAX_LENGTH = 1000;

const OTHER_SITE = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i;

/** Characters of templates and placeholders. */
const PLACEHOLDER = /[{}<>$*|\\\p{C}…]|\.{3}/u;

/** The address of a file on a forge, relative to that of a page. */
const FORGE = /(?:^|\/)\.\.\/(?:blob|raw|tree|wiki)\//;

/** The address of a page: its last part has no ending but `.html`. */
const ADDRESS = /(?:^|\/)[^/.]*(?:\.html)?$|(?:^|\/)\.{1,2}$/i;

/** Places that are no headings: the top of a page, a text, footnotes, and what scripts read. */
const NO_HEADING =
  /^(?:$|_?top$|:~:|(?:user-content-)?fn(?:ref)?[-:]?\d|footnote-|[!/?=]|__)|[=&]/i;

/** Lines of a file. Such a link is a citation. */
const LINES = /^L\d+(?:C\d+)?(?:[-–]L?\d+(?:C\d+)?)?$/;

/**
 * Reads the target of a link. Returns `null` unless it leads to a Markdown file, to a heading of the
 * page itself, or perhaps to a page of a site.
 */
export function readPageLink(target: string): PageLink | null {
  if (target.length > MAX_LENGTH || OTHER_SITE.test(target)) return null;
  const hash = target.indexOf('#');
  const written = hash === -1 ? target : target.slice(0, hash);
  const path = decodePath(written.replace(/\?.*$/, ''));
  const fragment = hash === -1 ? '' : decodePath(target.slice(hash + 1));
  if (FORGE.test(path) || PLACEHOLDER.test(path) || PLACEHOLDER.test(fragment)) return null;
  const isFile = path === '' || isMarkdown(path);
  if (!(isFile || ADDRESS.test(path)) || LINES.test(fragment)) return null;
  const place = NO_HEADING.test(fragment) ? null : fragment;
  return path === '' && place === null ? null : { path, isFile, fragment: place };
}
