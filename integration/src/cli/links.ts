import type { Analysis } from '../analyze.ts';
import { findForge } from '../forge/forge.ts';
import type { FileUrl } from '../report/formats/file-url.ts';
import type { Configuration } from './configuration/configuration.ts';

/**
 * The pages of files on the forge, as they are at the newest commit or were at another; `null` where
 * nobody can tell the forge.
 */
export function fileUrls(
  { report, uncommitted }: Analysis,
  { options }: Configuration,
): FileUrl | null {
  const { head, remote } = report.repository;
  const forge = findForge(remote, options.source.forge);
  if (forge === null || head === null) return null;
  return ({ path, startLine, endLine }, commit) => {
    if (commit === undefined && uncommitted.has(path)) return null;
    const ranges = startLine === null ? [] : [{ startLine, endLine: endLine ?? startLine }];
    return forge.file(path, commit ?? head, ranges);
  };
}
