import type { AstroConfig } from 'astro';
import { trimSlashes } from '../page/pages.ts';

/** The options that decide on the address at which a page is rendered. */
type AddressTerms = Pick<AstroConfig, 'base' | 'trailingSlash' | 'site' | 'server'> & {
  readonly build: Pick<AstroConfig['build'], 'format'>;
};

/**
 * The address for which Astro asks its prerenderer to render a page. A page that was rendered for
 * another one is rendered anew, so that a mistake here costs time alone.
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
