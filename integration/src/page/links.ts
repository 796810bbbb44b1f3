import { decodePath } from '../files/uri.ts';
import type { CurrentLines } from '../citations/state.ts';

/** How the site writes addresses, from Astro's configuration. */
export interface SiteAddresses {
  /** `base` of the site. */
  readonly base: string;
  readonly trailingSlash: 'always' | 'never' | 'ignore';
  /** `build.format` of the site. */
  readonly format: 'directory' | 'file' | 'preserve';
}

/** Where the pages that the integration adds are, below the site's base. */
export const OVERVIEW = 'drift';
/** The folder of the source pages. */
export const SOURCE = 'source';

/** Writes the addresses of pages in the site's own style. */
export class Links {
  private readonly base: string;
  private readonly slash: string;

  constructor({ base, trailingSlash, format }: SiteAddresses) {
    this.base = `/${base.replace(/^\/+|\/+$/g, '')}`.replace(/\/$/, '');
    const open =
      trailingSlash === 'always' || (trailingSlash === 'ignore' && format === 'directory');
    this.slash = open ? '/' : '';
  }

  /** The overview, or one spec of it. */
  overview(specId?: string): string {
    const page = this.page(OVERVIEW);
    return specId === undefined ? page : `${page}#${anchorOf(specId)}`;
  }

  /** The report as JSON. */
  report(): string {
    return `${this.base}/${OVERVIEW}/report.json`;
  }

  /** A source page, at the given lines. */
  source(path: string, lines: CurrentLines | null = null): string {
    const encoded = sourceParam(path).split('/').map(encodeURIComponent).join('/');
    return `${this.page(`${SOURCE}/${encoded}`)}${fragmentOf(lines)}`;
  }

  /** The path of a page within the site, without base, outer slashes and extension. */
  pathOf(pathname: string): string {
    const path = decodePath(pathname);
    const isBelow = path === this.base || path.startsWith(`${this.base}/`);
    return (isBelow ? path.slice(this.base.length) : path)
      .replace(/^\/+|\/+$/g, '')
      .replace(/(?:^|\/)index\.html$|\.html$/, '');
  }

  /** A page of the site by its path without base and without slashes around it. */
  page(path: string): string {
    if (path !== '') return `${this.base}/${path}${this.slash}`;
    return this.base === '' ? '/' : `${this.base}${this.slash}`;
  }
}

/**
 * A path as the last part of a source page's address. Some characters mean something in addresses,
 * and neither Astro nor static hosts agree on how to write them in a file's name.
 */
export function sourceParam(path: string): string {
  return path.replace(/[~%#?\\]/g, (character) => `~${character.charCodeAt(0).toString(16)}`);
}

/** `#L12-L40`, `#L12`, or nothing for a whole file. */
export function fragmentOf(lines: CurrentLines | null): string {
  const { startLine = null, endLine = null } = lines ?? {};
  if (startLine === null) return '';
  return endLine === null || endLine === startLine
    ? `#L${startLine}`
    : `#L${startLine}-L${endLine}`;
}

/** The id of a spec's place on the overview. No two specs share one. */
export function anchorOf(specId: string): string {
  const safe = specId.replace(
    /[^\w./-]/gu,
    (character) => `~${character.codePointAt(0)?.toString(16)}`,
  );
  return `spec-${safe}`;
}
