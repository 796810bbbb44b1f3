import { isPathShaped } from '../citations/path-shape.ts';
import type { CitationToken } from '../citations/citation-token.ts';
import { readCitation, resolveCandidates } from '../citations/read-citation.ts';
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
  /** The end of the path that it may have meant, with a slash in it; `null` for a bare name. */
  readonly end: string | null;
}

/** The files and folders of a repository. */
export interface KnownPaths {
  readonly exists: (path: string) => boolean;
  /** Returns the files in folders whose paths end with a path. */
  readonly endingIn: (path: string) => readonly string[];
}

/** Returns the references of a page that look like files and lead to none. */
export function findLost(
  page: string,
  references: readonly Reference[],
  { exists, endingIn }: KnownPaths,
): LostReference[] {
  return references.flatMap((reference): LostReference[] => {
    const { kind, text } = reference;
    const readings = readCitation(text, kind).filter(
      ({ path, ranges }) =>
        (path.includes('/') || kind === 'link' || ranges.length > 0) && mayBeFile(path),
    );
    const found = readings.map((token) => ({
      token,
      paths: resolveCandidates(token.path, page, kind),
      end: endOf(token.path),
    }));
    const isFound = found.some(
      ({ paths, end }) =>
        paths.some(exists) || (end !== null && (exists(end) || endingIn(end).length > 0)),
    );
    // The last reading has the shortest path, without lines or a name after it.
    const lost = found.at(-1);
    return isFound || lost === undefined || lost.paths.length === 0
      ? []
      : [{ page, reference, ...lost }];
  });
}

/**
 * Whether a path names a file with an ending, in a folder or alone. A name alone in inline code often
 * means a file of the reader, such as `tsconfig.json`.
 */
function mayBeFile(path: string): boolean {
  return isPathShaped(path.includes('/') ? path : `./${path}`);
}

/** Returns the part of a path that counts wherever it is; `null` if that is only a name. */
function endOf(path: string): string | null {
  const parts = path.split('/').filter((part) => part !== '.' && part !== '..');
  return parts.length < 2 ? null : parts.join('/');
}
