import type { CitationToken, ForgeState } from '../citations/citation-token.ts';
import { isPinned } from '../citations/file-address.ts';
import { isPathShaped } from '../citations/path-shape.ts';
import { mayEndPath, readCitation, resolveCandidates } from '../citations/read-citation.ts';
import type { Reference } from '../documents/references.ts';

/** A reference to a file that does not exist now. */
export interface LostReference {
  /** The page with the reference. */
  readonly page: string;
  readonly reference: Reference;
  /** The reference as it is read. */
  readonly token: CitationToken;
  /** The paths that it may have meant, best first. */
  readonly paths: readonly string[];
  /**
   * The end of the path that it may have meant; `null` if only {@link paths} may be meant. A path
   * without lines or a name of a definition often means a file of the reader, such as
   * `src/main.css`, so it has no end.
   */
  readonly end: string | null;
}

/** The files and folders of a repository. */
export interface KnownPaths {
  readonly exists: (path: string) => boolean;
  /** Returns the files in folders whose paths end with a path. */
  readonly endingIn: (path: string) => readonly string[];
  /** Whether links to a state of a forge mean files of this repository. */
  readonly isOwnState: (state: ForgeState) => boolean;
}

/** Returns the references of a page that look like files and lead to none. */
export function findLost(
  page: string,
  references: readonly Reference[],
  { exists, endingIn, isOwnState }: KnownPaths,
): LostReference[] {
  return references.flatMap((reference): LostReference[] => {
    const { kind, text } = reference;
    const readings = readReference(text, kind).filter(
      ({ path, ranges, symbol, state }) =>
        (state === undefined || (isOwnState(state) && !isPinned(state))) &&
        (path.includes('/') || kind === 'link' || ranges.length > 0 || symbol !== null) &&
        mayBeFile(path),
    );
    const found = readings.map((token) => ({
      token,
      paths: resolveCandidates(token.path, page, kind),
    }));
    const isFound = found.some(
      ({ token, paths }) =>
        paths.some(exists) ||
        (kind !== 'link' && mayEndPath(token) && endingIn(token.path).length > 0),
    );
    // The last reading has the shortest path, without lines or a name after it.
    const lost = found.at(-1);
    if (isFound || lost === undefined || lost.paths.length === 0) return [];
    const { token, paths } = lost;
    const isExact = token.ranges.length > 0 || token.symbol !== null;
    const end = kind !== 'link' && isExact && mayEndPath(token) ? token.path : null;
    return [{ page, reference, token, paths, end }];
  });
}

/**
 * Reads a reference. Unlike a citation, it may be a link to a section of a page, or a link from the
 * root, such as `/docs/guide.md`.
 */
function readReference(text: string, kind: Reference['kind']): CitationToken[] {
  const readings = readCitation(text, kind);
  if (kind !== 'link' || readings.length > 0) return readings;
  const target = text.replace(/[?#].*$/s, '');
  if (!target.startsWith('/')) return readCitation(target, kind);
  return readCitation(target.slice(1), kind).map((token) => ({ ...token, path: `/${token.path}` }));
}

/**
 * Whether a path names a file with an ending, in a folder or alone. A name alone in inline code often
 * means a file of the reader, such as `tsconfig.json`.
 */
function mayBeFile(path: string): boolean {
  return isPathShaped(path.includes('/') ? path : `./${path}`);
}
