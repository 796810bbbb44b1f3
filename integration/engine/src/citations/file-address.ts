import { decodePath } from '../files/uri.ts';
import type { CitationToken, ForgeState } from './citation-token.ts';

/**
 * The address of a file on a forge: `/blob/<ref>/<path>` on GitHub, with `/-` before it on GitLab,
 * and `/src/branch/<ref>/<path>` or `/src/<ref>/<path>` on others.
 */
const FORGE =
  /^https?:\/\/([^/?#@\s]+)\/([^?#\s]+?)\/(?:(?:-\/)?(?:blob|blame|raw)|src\/(?:branch|commit|tag)|src)\/([^?#\s]+)(?:\?[^#]*)?(?:#(.*))?$/i;

/** The address of a file on a machine, as editors write it. */
const EDITOR =
  /^(?:file:\/\/(?:localhost)?|(?:vscode|vscode-insiders|vscodium|cursor|windsurf|zed):\/\/file)(\/[^?#\s]+)(?:#(.*))?$/i;

/** The most folders in front of a path on a machine, and the most parts in the name of a branch. */
const MOST_FOLDERS = 12;
const MOST_REF_PARTS = 3;

/** The id of a commit, perhaps shortened. */
const COMMIT = /^[0-9a-f]{7,64}$/i;

/** Whether a link is pinned to a commit, so that its lines can never change. */
export function isPinned({ ref }: ForgeState): boolean {
  return COMMIT.test(ref);
}

/**
 * Reads the address of a file on a forge or on a machine. It does not tell where the path in the
 * repository begins, so there can be several readings.
 *
 * @returns the readings, best first, with paths from the root; none if the text is no such address
 */
export function readFileAddress(target: string): CitationToken[] {
  const [, host, project, rest = '', fragment = ''] = FORGE.exec(target) ?? [];
  if (host !== undefined && project !== undefined) {
    const lines = linesOf(fragment);
    if (lines === null) return [];
    const repository = `${host}/${decodePath(project)}`.toLowerCase().replace(/\.git$/, '');
    const parts = decodePath(rest).split('/');
    const refs = COMMIT.test(parts[0] ?? '') ? 1 : Math.min(MOST_REF_PARTS, parts.length - 1);
    return Array.from({ length: refs }, (_, index) => ({
      path: `/${parts.slice(index + 1).join('/')}`,
      ranges: lines,
      symbol: null,
      state: { repository, ref: parts.slice(0, index + 1).join('/') },
    }));
  }
  const [, written, mark = ''] = EDITOR.exec(target) ?? [];
  if (written === undefined) return [];
  const [, path = '', colon] = /^(.*?)(?::(\d+)(?::\d+)?)?$/.exec(decodePath(written)) ?? [];
  const lines = linesOf(colon === undefined ? mark : `L${colon}`);
  if (lines === null) return [];
  const parts = path.split('/').slice(1);
  const most = Math.min(MOST_FOLDERS, parts.length - 2);
  // The name of the repository is not known, so the longest end that is a file counts.
  return Array.from({ length: Math.max(0, most) }, (_, index) => ({
    path: `/${parts.slice(index + 1).join('/')}`,
    ranges: lines,
    symbol: null,
  }));
}

/**
 * Reads `L2`, `L2-L3`, `L2-3` and `lines-2:3`. Returns no lines for an empty text, and `null` for any
 * other one.
 */
function linesOf(fragment: string): CitationToken['ranges'] | null {
  if (fragment === '') return [];
  const found = /^(?:L|lines-)(\d{1,9})(?:C\d+)?(?:[-–:]L?(\d{1,9})(?:C\d+)?)?$/.exec(fragment);
  if (found === null) return null;
  const startLine = Number(found[1]);
  const endLine = Number(found[2] ?? found[1]);
  return startLine >= 1 && endLine >= startLine ? [{ startLine, endLine }] : null;
}
