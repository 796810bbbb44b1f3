import { findForge, type ForgeOptions } from '@astro-drift/engine/internal/forge/forge';
import type { FileUrl } from '@astro-drift/engine/internal/reporters/file-url';
import type { Report } from '@astro-drift/engine/internal/report/schema';

/**
 * Makes the function that returns the URL of a file on the forge, at a given commit or the newest one.
 * Without a commit, it returns `null` if the working tree has changes, which the forge does not show.
 *
 * @returns `null` if the forge is unknown
 */
export function fileUrls({ repository }: Report, options: ForgeOptions): FileUrl | null {
  const { head, remote, dirty } = repository;
  const forge = findForge(remote, options);
  if (forge === null || head === null) return null;
  return ({ path, startLine, endLine }, commit) => {
    if (commit === undefined && dirty) return null;
    const ranges = startLine === null ? [] : [{ startLine, endLine: endLine ?? startLine }];
    return forge.file(path, commit ?? head, ranges);
  };
}
