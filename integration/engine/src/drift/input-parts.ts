import { readCitation } from '../citations/read-citation.ts';
import type { LineRange } from '../files/lines.ts';
import type { PatternMatch } from './match-patterns.ts';

/** A definition or lines of a file. A change elsewhere in the file is none of this input. */
export type InputPart =
  | { readonly kind: 'symbol'; readonly symbol: string }
  | { readonly kind: 'lines'; readonly ranges: readonly LineRange[] };

/** A pattern such as `src/a.ts#login` or `src/a.ts:10-40`, taken apart. */
export interface PartialPattern {
  readonly path: string;
  readonly part: InputPart;
}

/**
 * Reads a pattern as a path with a definition or lines after it. File names may contain `#` and `:`,
 * so there can be several readings, best first.
 */
export function readPartialPattern(pattern: string): PartialPattern[] {
  return readCitation(pattern, 'code').flatMap(({ path, ranges, symbol }): PartialPattern[] => {
    if (symbol !== null) return [{ path, part: { kind: 'symbol', symbol } }];
    return ranges.length === 0 ? [] : [{ path, part: { kind: 'lines', ranges } }];
  });
}

/** The parts of each file of which nothing but parts is an input. */
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

/** A part as people name it: `login`, or `lines 10-40`. */
export function nameOfPart(part: InputPart): string {
  if (part.kind === 'symbol') return part.symbol;
  const [first, ...others] = part.ranges;
  const isOne = others.length === 0 && first?.startLine === first?.endLine;
  const ranges = part.ranges.map(({ startLine, endLine }) =>
    startLine === endLine ? `${startLine}` : `${startLine}-${endLine}`,
  );
  return `${isOne ? 'line' : 'lines'} ${ranges.join(', ')}`;
}
