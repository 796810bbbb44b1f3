import type { FoundCitation } from '../citations/citation.ts';
import { type Clue, ENOUGH } from './clue.ts';

type Cited = Pick<FoundCitation, 'path' | 'startLine' | 'symbol' | 'reference' | 'fits'>;

/** The weight of a citation that leaves out folders and names no lines, such as `routes.py`. */
const VAGUE = 0.4;

/** Vague citations alone are not enough. */
const MOST_VAGUE = 0.8;

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

function isExact({ path, startLine, symbol, reference, fits }: Cited): boolean {
  if (startLine !== null || symbol !== null) return true;
  // A path that leaves out folders, such as `src/config.ts`, is often that of a file of the reader.
  return reference.kind === 'link'
    ? fits.direct.includes(path)
    : reference.text.includes(path) && path.includes('/');
}
