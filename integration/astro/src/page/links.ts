import type { FileLines } from '@astro-drift/engine/internal/files/lines';
import { decodePath } from '@astro-drift/engine/internal/files/uri';
import { UNPRINTABLE } from '@astro-drift/engine/internal/text/printable';

/** How the site writes addresses, from Astro's configuration. */
export interface SiteAddresses {
  /** `base` of the site. */
  readonly base: string;
  readonly trailingSlash: 'always' | 'never' | 'ignore';
  /** `build.format` of the site; `html` for files whose names are written in full. */
  readonly format: 'directory' | 'file' | 'preserve' | 'html';
  /** The folder of the scripts that pages load, below the base. */
  readonly assets: string;
  /** The address that the folder is below instead; `null` where it is the base. */
  readonly assetsPrefix: string | null;
}

/** Where the pages that the integration adds are, below the site's base. */
export const OVERVIEW = 'drift';
/** The report as JSON. */
export const REPORT = `${OVERVIEW}/report.json`;
/** The folder of the source pages. */
export const SOURCE = 'source';
/** The id of the list of citations on the page of a spec. */
export const CITATIONS = 'citations';

/** Writes the addresses of pages in the site's own style. */
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

  /** The overview, or one spec of it. */
  overview(specId?: string): string {
    const page = this.page(OVERVIEW);
    return specId === undefined ? page : `${page}#${anchorOf(specId)}`;
  }

  /** The page of a spec, which shows what changed since its baseline; or one file there. */
  changes(specId: string, file?: string): string {
    const page = this.page(`${OVERVIEW}/${encodeSegments(specParam(specId))}`);
    return file === undefined ? page : `${page}#${fileAnchor(file)}`;
  }

  /** The citations of a spec's documents that no longer hold, on its page. */
  citations(specId: string): string {
    return `${this.changes(specId)}#${CITATIONS}`;
  }

  /** The report as JSON. */
  report(): string {
    return `${this.base}/${REPORT}`;
  }

  /** The source page of a file, at the given lines, or of a folder; `''` is the repository. */
  source(path: string, lines: FileLines | readonly FileLines[] | null = null): string {
    if (path === '') return this.page(SOURCE);
    return `${this.page(`${SOURCE}/${encodeSegments(sourceParam(path))}`)}${fragmentOf(lines)}`;
  }

  /** A file that pages load. */
  asset(name: string): string {
    return `${this.assets}/${name}`;
  }

  /** The path of a page within the site, without base, outer slashes and extension. */
  pathOf(pathname: string): string {
    const path = decodePath(pathname);
    const isBelow = path === this.base || path.startsWith(`${this.base}/`);
    return (isBelow ? path.slice(this.base.length) : path)
      .replace(/^\/+|\/+$/g, '')
      .replace(/(?:^|\/)index\.html$|\.html$/, '');
  }

  /** Whether a page is one that the integration adds. */
  isAdded(pathname: string): boolean {
    const [folder] = this.pathOf(pathname).split('/');
    return folder === OVERVIEW || folder === SOURCE;
  }

  /** A page of the site by its path without base and without slashes around it. */
  page(path: string): string {
    if (this.extension !== '') return `${this.base}/${path || 'index'}${this.extension}`;
    if (path !== '') return `${this.base}/${path}${this.slash}`;
    return this.base === '' ? '/' : `${this.base}${this.slash}`;
  }
}

/** Characters that are escaped in a part of an address. */
const UNFIT = new RegExp(String.raw`[~%#?\\${UNPRINTABLE}]| $|\.(?=html?(?:/|$))`, 'gi');

/**
 * A path as the last part of a source page's address. Some characters mean something in addresses,
 * and neither Astro nor static hosts agree on how to write them in a file's name. These are taken out
 * of them, and so are a space at the end, and characters that must not be printed, as Astro prints
 * addresses. A name that ends in `.html` could be taken for that of a page.
 */
export function sourceParam(path: string): string {
  const escaped = path.replace(UNFIT, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return code.length > 2 ? `~u${code.padStart(4, '0')}` : `~${code.padStart(2, '0')}`;
  });
  return escaped.split('/').map(splitLongName).join('/');
}

/** The maximum length of a name in UTF-8, so that `.html` still fits into 255 bytes. */
const NAME_BYTES = 200;

/**
 * Splits a name that is too long for a file into nested folders. No other name begins with
 * `~~`, because each `~` of a path is written as `~7e`.
 */
function splitLongName(name: string): string {
  if (name.length * 3 <= NAME_BYTES) return name;
  let split = '';
  let bytes = 0;
  for (const character of name) {
    const size = Buffer.byteLength(character);
    if (bytes + size > NAME_BYTES) {
      split += '/~~';
      bytes = 2;
    }
    split += character;
    bytes += size;
  }
  return split;
}

/** What stands below the overview besides the pages of specs, or can be no file's name. */
const TAKEN = /^(?:\.{0,2}|index|report\.json(?:\/.*)?)$/is;

/** A spec's id as the last part of the address of its page. */
export function specParam(specId: string): string {
  const param = sourceParam(specId);
  return TAKEN.test(param) ? `~${param}` : param;
}

function encodeSegments(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}

/** `#L12-L40`, `#L12`, `#L1-L10,L20-L30`, or nothing for a whole file. */
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

/** The id of a spec's place on the overview. No two specs share one. */
export function anchorOf(specId: string): string {
  return `spec-${escapeId(specId)}`;
}

/** The id of a changed file's place on the page of a spec. No two files share one. */
export function fileAnchor(path: string): string {
  return `file-${escapeId(path)}`;
}

/** A text as part of an id that stands in an address as it is. */
function escapeId(text: string): string {
  return text.replace(/[^\w./-]/gu, (character) => `~${character.codePointAt(0)?.toString(16)}~`);
}
