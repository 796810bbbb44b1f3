import { dirname, join, normalize } from 'node:path/posix';
import type { FoundCitation } from '../citations/citation.ts';
import { isOfAnyProject } from '../citations/reader-files.ts';
import type { Reference } from '../documents/references.ts';
import { nameOf } from '../files/name.ts';
import { type Clue, ENOUGH } from './clue.ts';

type Cited = Pick<FoundCitation, 'path' | 'startLine' | 'symbol' | 'reference' | 'fits'>;

/** The weight of a citation that leaves out folders and names no lines, such as `routes.py`. */
const VAGUE = 0.3;

/** Vague citations alone are not enough. */
const MOST_VAGUE = 0.6;

/** More citations of the same file say no more. */
const MOST = 4;

/** Finds the files that a page cites. */
export function citedFiles(citations: readonly Cited[]): Clue[] {
  return [...Map.groupBy(citations, ({ path }) => path)].map(([path, own]) => {
    const exact = own.filter(isExact).length;
    const vague = Math.min(MOST_VAGUE, (own.length - exact) * VAGUE);
    return {
      path,
      weight: Math.min(MOST, exact * ENOUGH + vague),
      reason: own.length === 1 ? 'cited' : `cited ${own.length} times`,
    };
  });
}

function isExact({ path, startLine, symbol, reference: { kind, text }, fits }: Cited): boolean {
  if (startLine !== null || symbol !== null) return true;
  if (kind === 'link') return fits.direct.includes(path);
  // Without lines, `.github/dependabot.yml` and `src/config.ts` are often files of the reader.
  const isOwn = path.includes('/') && !path.startsWith('.') && !isOfAnyProject(nameOf(path));
  return isOwn && text.includes(path);
}

/** A folder with more sources than this is too much for one page. */
const MOST_FILES = 40;

/**
 * Finds the folders that a page cites. A folder at the root, such as `src/`, is too much.
 *
 * @param filesBelow returns the files below a folder that can be sources
 */
export function citedFolders(
  page: string,
  references: readonly Pick<Reference, 'kind' | 'text'>[],
  filesBelow: (folder: string) => readonly string[],
): Clue[] {
  const folders = references.flatMap(({ kind, text }) => {
    const written = text.replace(/\/(?:\*{1,2}\/?)?$/, '');
    if (!/^(?:\.{0,2}\/)*[\w.@-]+(?:\/[\w.@-]+)*$/.test(written)) return [];
    const folder = kind === 'link' ? join(dirname(page), written) : normalize(written);
    const count = filesBelow(folder).length;
    return folder.includes('/') && count > 0 && count <= MOST_FILES ? [folder] : [];
  });
  return [...Map.groupBy(folders, (folder) => folder)]
    .filter(([folder]) => !page.startsWith(`${folder}/`))
    .map(([folder, own]) => ({
      path: `${folder}/`,
      weight: Math.min(MOST, own.length * ENOUGH),
      reason: own.length === 1 ? 'cited' : `cited ${own.length} times`,
    }));
}
