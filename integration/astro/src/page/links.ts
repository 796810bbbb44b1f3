import type { FileLines } from '@astro-drift/engine/internal/files/lines';
import { decodePath } from '@astro-drift/engine/internal/files/uri';
import {
  ADDED_FOLDERS,
  type AddedPageName,
  isFile,
  pathOfAdded,
  specParam,
} from './added-pages.ts';
import { encodeSegments, sourceParam } from './path-param.ts';

/** What Astro's configuration says about the addresses of pages. */
export interface SiteAddresses {
  /** The option `base` of the site. */
  readonly base: string;
  readonly trailingSlash: 'always' | 'never' | 'ignore';
  /**
   * The option `build.format` of the site. It is `html` if addresses contain the extension `.html`.
   */
  readonly format: 'directory' | 'file' | 'preserve' | 'html';
  /** The folder of the client scripts, below the base. */
  readonly assets: string;
  /** The address that contains this folder. It is `null` if it is the base. */
  readonly assetsPrefix: string | null;
}

/** The HTML id of the list of citations on the page of a spec. */
export const CITATIONS = 'citations';

/** Builds the addresses of pages in the form that the site uses. */
export class Links {
  private readonly base: string;
  private readonly slash: string;
  private readonly extension: string;
  private readonly assets: string;

  constructor({ base, trailingSlash, format, assets, assetsPrefix }: SiteAddresses) {
    this.base = `/${base.replace(/^\/+|\/+$/g, '')}`.replace(/\/$/, '');
    const open =
      trailingSlash === 'always' || (trailingSlash === 'ignore' && format === 'directory');
    this.extension = format === 'html' ? '.html' : '';
    this.slash = open && format !== 'html' ? '/' : '';
    this.assets = `${assetsPrefix?.replace(/\/+$/, '') ?? this.base}/${assets}`;
  }

  /**
   * Returns the address of an added page.
   *
   * @param param the value of the parameter in its pattern, not percent-encoded
   */
  added(name: AddedPageName, param = ''): string {
    const path = pathOfAdded(name, encodeSegments(param));
    return isFile(name) ? `${this.base}/${path}` : this.page(path);
  }

  /** Returns the address of the overview, or of one spec on it. */
  overview(specId?: string): string {
    const page = this.added('overview');
    return specId === undefined ? page : `${page}#${anchorOf(specId)}`;
  }

  /** Returns the address of the page that shows a spec's changes, or of one changed file on it. */
  changes(specId: string, file?: string): string {
    const page = this.added('spec', specParam(specId));
    return file === undefined ? page : `${page}#${fileAnchor(file)}`;
  }

  /** Returns the address of the list of broken citations on the page of a spec. */
  citations(specId: string): string {
    return `${this.changes(specId)}#${CITATIONS}`;
  }

  /** Returns the address of the report as JSON. */
  report(): string {
    return this.added('report');
  }

  /** Returns the address of the badge. */
  badge(): string {
    return this.added('badge');
  }

  /**
   * Returns the address of a source page: of a file at the given lines, or of a folder. The path of
   * the root folder is `''`.
   */
  source(path: string, lines: FileLines | readonly FileLines[] | null = null): string {
    if (path === '') return this.added('source');
    return `${this.added('source', sourceParam(path))}${fragmentOf(lines)}`;
  }

  /** Returns the address of a client script. */
  asset(name: string): string {
    return `${this.assets}/${name}`;
  }

  /**
   * Returns the path of a page below the base, without slashes at both ends and without extension.
   */
  pathOf(pathname: string): string {
    const path = decodePath(pathname);
    const isBelow = path === this.base || path.startsWith(`${this.base}/`);
    return (isBelow ? path.slice(this.base.length) : path)
      .replace(/^\/+|\/+$/g, '')
      .replace(/(?:^|\/)index\.html$|\.html$/, '');
  }

  /** Returns whether a page is in one of the folders of added pages. */
  isAdded(pathname: string): boolean {
    const [folder] = this.pathOf(pathname).split('/');
    return folder !== undefined && ADDED_FOLDERS.has(folder);
  }

  /**
   * Returns the address of any page of the site. `path` is below the base, without slashes at both
   * ends.
   */
  page(path: string): string {
    if (this.extension !== '') return `${this.base}/${path || 'index'}${this.extension}`;
    if (path !== '') return `${this.base}/${path}${this.slash}`;
    return this.base === '' ? '/' : `${this.base}${this.slash}`;
  }
}

/**
 * Returns the fragment for lines: `#L12-L40`, `#L12` or `#L1-L10,L20-L30`. Returns `''` for a whole
 * file.
 */
export function fragmentOf(lines: FileLines | readonly FileLines[] | null): string {
  const runs = lines === null ? [] : 'startLine' in lines ? [lines] : lines;
  const written = runs.flatMap(({ startLine, endLine }) => {
    if (startLine === null) return [];
    return endLine === null || endLine === startLine
      ? `L${startLine}`
      : `L${startLine}-L${endLine}`;
  });
  return written.length === 0 ? '' : `#${written.join(',')}`;
}

/** Returns the HTML id of a spec on the overview. Each spec has another one. */
export function anchorOf(specId: string): string {
  return `spec-${escapeId(specId)}`;
}

/** Returns the HTML id of a changed file on the page of a spec. Each file has another one. */
export function fileAnchor(path: string): string {
  return `file-${escapeId(path)}`;
}

/** Escapes a text so that it can be an HTML id. The id needs no percent-encoding in an address. */
function escapeId(text: string): string {
  return text.replace(/[^\w./-]/gu, (character) => `~${character.codePointAt(0)?.toString(16)}~`);
}
