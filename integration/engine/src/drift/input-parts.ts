import { readCitation } from '../citations/read-citation.ts';
import type { LineRange } from '../files/lines.ts';
import type { PatternMatch } from './match-patterns.ts';

/**
 * A definition or lines of a file that are an input. A change elsewhere in the file does not count.
 */
export type InputPart =
  | { readonly kind: 'symbol'; readonly symbol: string }
  | { readonly kind: 'lines'; readonly ranges: readonly LineRange[] };

/** A pattern such as `src/a.ts#login` or `src/a.ts:10-40`, split into the path and the part. */
export interface PartialPattern {
  readonly path: string;
  readonly part: InputPart;
}

/**
 * Reads a pattern that names a definition or lines of a file. Names of files may contain `#` and
 * `:`, so there can be several readings.
 *
 * @returns the readings, best first
 */
export function readPartialPattern(pattern: string): PartialPattern[] {
  return readCitation(pattern, 'code').flatMap(({ path, ranges, symbol }): PartialPattern[] => {
    if (symbol !== null) return [{ path, part: { kind: 'symbol', symbol } }];
    return ranges.length === 0 ? [] : [{ path, part: { kind: 'lines', ranges } }];
  });
}

/** Returns the parts that are inputs, by file. Files that are inputs as a whole are left out. */
export function partsOf(matches: readonly PatternMatch[]): Map<string, readonly InputPart[]> {
  const whole = new Set(matches.flatMap(({ part, paths }) => (part === undefined ? paths : [])));
  const parts = new Map<string, readonly InputPart[]>();
  for (const { part, paths } of matches) {
    if (part === undefined) continue;
    for (const path of paths) {
      if (!whole.has(path)) parts.set(path, [...(parts.get(path) ?? []), part]);
    }
  }
  return parts;
}

/** Returns the name of a part for messages: `login`, or `lines 10-40`. */
export function nameOfPart(part: InputPart): string {
  if (part.kind === 'symbol') return part.symbol;
  const [first, ...others] = part.ranges;
  const isOne = others.length === 0 && first?.startLine === first?.endLine;
  const ranges = part.ranges.map(({ startLine, endLine }) =>
    startLine === endLine ? `${startLine}` : `${startLine}-${endLine}`,
  );
  return `${isOne ? 'line' : 'lines'} ${ranges.join(', ')}`;
}
