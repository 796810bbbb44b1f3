import type { AstroConfig } from 'astro';
import { trimSlashes } from '../page/pages.ts';

/** The options of Astro on which the URL of a page depends. */
type AddressTerms = Pick<AstroConfig, 'base' | 'trailingSlash' | 'site' | 'server'> & {
  readonly build: Pick<AstroConfig['build'], 'format'>;
};

/**
 * Returns the URL by which Astro asks its prerenderer for a page. A wrong URL only costs time,
 * because then the page is rendered again.
 *
 * @param pathname the path as the prerenderer lists it
 * @param isIndex whether the file of the page is an index
 */
export function pageAddress(
  pathname: string,
  isIndex: boolean,
  { base, trailingSlash, site, server, build }: AddressTerms,
): string {
  const origin = site === undefined ? `http://localhost:${server.port}` : new URL(site).origin;
  const folder = `/${trimSlashes(base)}`.replace(/\/$/, '');
  const path = trimSlashes(pathname);
  const isFile = build.format === 'file' || (build.format === 'preserve' && !isIndex);
  const slash = trailingSlash === 'never' ? '' : '/';
  const written = isFile ? `/${path || 'index'}.html` : path === '' ? slash : `/${path}${slash}`;
  return new URL(folder + written || '/', origin).href;
}
