import { findForge, type ForgeOptions } from '@astro-drift/engine/internal/forge/forge';
import type { FileUrl } from '@astro-drift/engine/internal/reporters/file-url';
import type { Report } from '@astro-drift/engine/internal/report/schema';

/**
 * The pages of files on the forge, as they are at the newest commit or were at another; `null` where
 * nobody can tell the forge. In a working tree with changes, nothing is said of how files are.
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
