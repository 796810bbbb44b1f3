import { existsSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { line } from '@astro-drift/engine/internal/text/log-text';
import type { HookParameters } from 'astro';
import type { Host } from './host.ts';
import { packageFile } from './package-file.ts';
import { ROUTES } from './page-order.ts';
import { userError } from './user-error.ts';

/**
 * The layout of the pages that the integration adds: the site's own, or its framework's.
 *
 * @throws {AstroError} when there is no such file
 */
export function findLayout(
  layout: string | undefined,
  root: URL,
  host: Host,
): Pick<Host, 'layout' | 'titled'> {
  if (layout === undefined) return host;
  const file = resolve(fileURLToPath(root), layout);
  if (existsSync(file)) return { layout: file.split(sep).join('/'), titled: false };
  throw userError(
    line`astro-drift options are not valid.\n\`layout\`: there is no file ${layout}.`,
    line`Name a layout relative to the root of the site, such as ./src/layouts/Page.astro.`,
  );
}

/** Adds the overview, the pages of specs, the source pages, and what every page needs. */
export function addPages(
  { injectRoute, addMiddleware, injectScript }: HookParameters<'astro:config:setup'>,
  withSources: boolean,
): void {
  const pages = {
    [ROUTES.overview]: 'overview.astro',
    [ROUTES.report]: 'report.json.ts',
    [ROUTES.spec]: 'spec.astro',
    ...(withSources ? { [ROUTES.source]: 'source.astro' } : {}),
  };
  for (const [pattern, file] of Object.entries(pages)) {
    injectRoute({ pattern, entrypoint: packageFile(`routes/${file}`), prerender: true });
  }
  addMiddleware({ order: 'post', entrypoint: 'virtual:astro-drift/middleware' });
  injectScript('page-ssr', 'import "virtual:astro-drift/styles.css";');
}
