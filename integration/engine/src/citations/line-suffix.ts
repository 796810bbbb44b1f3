import type { LineRange } from '../files/lines.ts';

const MAX_RANGES = 50;

/** The two ways to write lines after a path. `mark` stands between the path and the lines. */
const STYLES = [
  {
    mark: ':',
    /** Columns follow a `:` too, as in `12:5-14:2`. */
    marks: 3,
    list: listOf(/L?\d+(?::\d+)?(?:[-–]L?\d+(?::\d+)?)?/),
    range: /^L?(?<start>\d+)(?::\d+)?(?:[-–]L?(?<end>\d+)(?::\d+)?)?$/,
  },
  {
    mark: '#',
    marks: 1,
    list: listOf(/L?\d+(?:C\d+)?(?:[-–]L?\d+(?:C\d+)?)?/),
    range: /^L?(?<start>\d+)(?:C\d+)?(?:[-–]L?(?<end>\d+)(?:C\d+)?)?$/,
  },
] as const;

/** A text with lines at its end, split into the path and the lines. */
export interface WithLines {
  readonly path: string;
  readonly ranges: readonly LineRange[];
}

/**
 * Splits `path:12-40`, `path:12:5` or `path#L12-L40` into the path and the lines. Columns are
 * ignored. Returns the reading with the shortest path first, and nothing if the text names no
 * lines. Returns `invalid` if such lines cannot exist, or if there are too many ranges.
 */
export function readLineSuffix(text: string): readonly WithLines[] | 'invalid' {
  for (const { mark, marks, list, range } of STYLES) {
    const found: WithLines[] = [];
    let isInvalid = false;
    let at = text.length;
    for (let tries = 0; tries < marks && at > 0; tries++) {
      at = text.lastIndexOf(mark, at - 1);
      const suffix = text.slice(at + 1);
      if (at === -1 || (mark === '#' && !suffix.startsWith('L')) || !list.test(suffix)) break;
      const ranges = suffix.split(',').map((part) => readRange(range.exec(part)?.groups ?? {}));
      const valid = ranges.filter((each) => each !== null);
      if (valid.length < ranges.length || ranges.length > MAX_RANGES) isInvalid = true;
      else found.unshift({ path: text.slice(0, at), ranges: valid });
    }
    if (isInvalid && found.length === 0) return 'invalid';
    if (found.length > 0) return found;
  }
  return [];
}

function listOf({ source }: RegExp): RegExp {
  return new RegExp(`^${source}(?:,${source})*$`);
}

function readRange({ start, end }: Partial<Record<string, string>>): LineRange | null {
  const startLine = Number(start);
  const endLine = Number(end ?? start);
  const valid = startLine >= 1 && endLine >= startLine && Number.isSafeInteger(endLine);
  return valid ? { startLine, endLine } : null;
}
