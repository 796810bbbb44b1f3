import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMarkdown } from '@astro-drift/engine/internal/documents/format';
import { isInside, toRepositoryPath } from '@astro-drift/engine/internal/files/safe-path';
import type { AstroConfig, IntegrationResolvedRoute } from 'astro';
import type { SiteRoute } from '../page/pages.ts';

/**
 * Returns the path of a file relative to a folder. Returns `null` if the file is outside of the
 * folder.
 */
export function fileOf(root: string, file: string): string | null {
  return isInside(root, file) ? toRepositoryPath(root, file) : null;
}

/** Returns the site's own routes, each with its file. */
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

/** Returns the documents that are pages by their place in the site. The site always shows them. */
export function pageFiles(routes: readonly SiteRoute[]): Set<string> {
  const files = routes.flatMap(({ pattern, file }) => (pattern.includes('[') ? [] : (file ?? [])));
  return new Set(files.filter(isMarkdown));
}
