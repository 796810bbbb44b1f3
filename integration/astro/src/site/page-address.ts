import type { AstroConfig } from 'astro';
import { trimSlashes } from '../page/pages.ts';

/** The options that decide the URL at which Astro renders a page. */
type AddressTerms = Pick<AstroConfig, 'base' | 'trailingSlash' | 'site' | 'server'> & {
  readonly build: Pick<AstroConfig['build'], 'format'>;
};

/**
 * The URL with which Astro asks its prerenderer for a page. A wrong URL only costs time, because
 * the page is then rendered again.
 *
 * @param pathname as the prerenderer lists it
 * @param isIndex whether the page's file is an index
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
