import { existsSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { line } from '@astro-drift/engine/internal/text/log-text';
import type { HookParameters } from 'astro';
import { ADDED_PAGES, type AddedPage } from '../page/added-pages.ts';
import type { Framework } from './framework.ts';
import { packageFile } from './package-file.ts';
import { userError } from './user-error.ts';

/**
 * Returns the layout of the added pages. It is the one in the options, or else that of the
 * framework.
 *
 * @throws {AstroError} if the file of the layout does not exist
 */
export function findLayout(
  layout: string | undefined,
  root: URL,
  host: Framework,
): Pick<Framework, 'layout' | 'titled'> {
  if (layout === undefined) return host;
  const file = resolve(fileURLToPath(root), layout);
  if (existsSync(file)) return { layout: file.split(sep).join('/'), titled: false };
  throw userError(
    line`astro-drift options are not valid.\n\`layout\`: there is no file ${layout}.`,
    line`Name a layout relative to the root of the site, such as ./src/layouts/Page.astro.`,
  );
}

/**
 * Adds the pages of the integration to a site. Also adds a middleware to all pages, and a
 * style sheet if all pages load it.
 */
export function addPages(
  { injectRoute, addMiddleware, injectScript }: HookParameters<'astro:config:setup'>,
  {
    withSources,
    tellsDrift,
    stylesAllPages,
  }: { withSources: boolean; tellsDrift: boolean; stylesAllPages: boolean },
): void {
  const pages: readonly AddedPage[] = Object.values(ADDED_PAGES);
  for (const page of pages) {
    if (page.needsSourcePages === true && !withSources) continue;
    if (page.tellsDrift === true && !tellsDrift) continue;
    const { pattern, entrypoint } = page;
    const file = packageFile(`routes/${entrypoint}`);
    injectRoute({ pattern: `/${pattern}`, entrypoint: file, prerender: true });
  }
  addMiddleware({ order: 'post', entrypoint: 'virtual:astro-drift/middleware' });
  if (stylesAllPages) injectScript('page-ssr', 'import "virtual:astro-drift/styles.css";');
}
