import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMarkdown } from '@astro-drift/engine/internal/documents/format';
import { isInside, toRepositoryPath } from '@astro-drift/engine/internal/files/safe-path';
import type { AstroConfig, IntegrationResolvedRoute } from 'astro';
import type { SiteRoute } from '../page/pages.ts';

/** The path of a file relative to a folder; `null` for a file outside of the folder. */
export function fileOf(root: string, file: string): string | null {
  return isInside(root, file) ? toRepositoryPath(root, file) : null;
}

/** The site's own routes, with their files. */
export function siteRoutes(
  { root }: AstroConfig,
  repository: string,
  routes: readonly IntegrationResolvedRoute[],
): SiteRoute[] {
  const site = realpathSync(fileURLToPath(root));
  return routes.map(({ pattern, entrypoint }) => ({
    pattern,
    file: fileOf(repository, join(site, entrypoint)),
  }));
}

/** Documents that are page files, so the site always shows them. */
export function pageFiles(routes: readonly SiteRoute[]): Set<string> {
  const files = routes.flatMap(({ pattern, file }) => (pattern.includes('[') ? [] : (file ?? [])));
  return new Set(files.filter(isMarkdown));
}
