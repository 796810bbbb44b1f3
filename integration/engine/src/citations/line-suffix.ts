import type { LineRange } from '../files/lines.ts';

const MAX_RANGES = 50;

/** The two ways to write lines after a path. `mark` stands between the path and the lines. */
const STYLES = [
  {
    mark: ':',
    list: /^\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*$/,
    range: /^(?<start>\d+)(?:-(?<end>\d+))?$/,
  },
  {
    mark: '#',
    list: /^L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?(?:,L?\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?)*$/,
    range: /^L?(?<start>\d+)(?:C\d+)?(?:-L?(?<end>\d+)(?:C\d+)?)?$/,
  },
] as const;

/**
 * Splits `path:12-40` or `path#L12-L40` into the path and the lines. Columns are ignored. Returns
 * `null` if the text names no lines. Returns `invalid` if such lines cannot exist, or if there are
 * too many ranges.
 */
export function readLineSuffix(
  text: string,
): { path: string; ranges: readonly LineRange[] } | 'invalid' | null {
  for (const { mark, list, range } of STYLES) {
    const at = text.lastIndexOf(mark);
    const suffix = text.slice(at + 1);
    if (at === -1 || !list.test(suffix)) continue;
    const ranges = suffix.split(',').map((part) => readRange(range.exec(part)?.groups ?? {}));
    const valid = ranges.filter((found) => found !== null);
    if (valid.length < ranges.length || ranges.length > MAX_RANGES) return 'invalid';
    return { path: text.slice(0, at), ranges: valid };
  }
  return null;
}

function readRange({ start, end }: Partial<Record<string, string>>): LineRange | null {
  const startLine = Number(start);
  const endLine = Number(end ?? start);
  const valid = startLine >= 1 && endLine >= startLine && Number.isSafeInteger(endLine);
  return valid ? { startLine, endLine } : null;
}
