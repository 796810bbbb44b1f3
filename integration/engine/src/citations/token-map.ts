import type { Token } from '../code/tokens.ts';
import type { LineRange } from '../files/lines.ts';
import type { Hunk } from '../git/patch.ts';
import { isTelling } from './block-search.ts';
import { countKept, mapLines, type MappedLines } from './line-map.ts';

/** The tokens of a file, before and after a change, and the hunks between the two. */
export interface TokenChange {
  readonly before: readonly Token[];
  readonly after: readonly Token[];
  readonly hunks: readonly Hunk[];
  /** The number of lines after the change. */
  readonly lineCount: number;
}

/**
 * Returns the tokens in a run of lines.
 *
 * @returns `null` if a token begins or ends outside of these lines
 */
export function tokensIn(tokens: readonly Token[], lines: LineRange): readonly Token[] | null {
  const found = tokens.filter((token) => overlaps(token, lines));
  const isWhole = found.every(
    ({ startLine, endLine }) => startLine >= lines.startLine && endLine <= lines.endLine,
  );
  return isWhole ? found : null;
}

/**
 * Whether two runs of tokens are equal. The `structure` of the first token is not compared, because
 * it depends on what stands before the run.
 */
export function isSameRun(some: readonly Token[], others: readonly Token[]): boolean {
  return some.length === others.length && startsWith(some, others, 0);
}

/**
 * Finds where a run of lines is after a change, by its tokens. Comments and white space are no
 * tokens, so lines that differ only in these count as unchanged. Lines without tokens at the ends
 * of the run do not count either.
 *
 * @returns `null` if the lines hold no tokens, or if a token is only partly in them
 */
export function mapTokens(change: TokenChange, lines: LineRange): MappedLines | null {
  const { before, after, hunks, lineCount } = change;
  const cited = tokensIn(before, lines);
  const core = cited === null ? null : spanOf(cited);
  if (cited === null || core === null) return null;
  const mapped = mapLines(hunks, core.startLine, core.endLine);
  const current =
    mapped.state === 'changed' || mapped.state === 'deleted'
      ? findRun(change, cited, core, mapped)
      : mapped.current;
  if (current === null) return mapped;
  const whole = mapLines(hunks, lines.startLine, lines.endLine).current ?? current;
  const isBare = (line: number): boolean =>
    line > 0 &&
    line <= lineCount &&
    !after.some(({ startLine, endLine }) => startLine <= line && line <= endLine);
  const startLine = stretch(
    current.startLine,
    -1,
    whole.startLine,
    core.startLine - lines.startLine,
    isBare,
  );
  const endLine = stretch(current.endLine, 1, whole.endLine, lines.endLine - core.endLine, isBare);
  const isThere = startLine === lines.startLine && endLine === lines.endLine;
  return { state: isThere ? 'ok' : 'moved', current: { startLine, endLine } };
}

/**
 * Finds the cited tokens in the lines that replaced the cited lines. The whole file is searched if
 * at most half of the cited lines are still there, and if the tokens are long enough to tell them
 * from others.
 */
function findRun(
  { before, after, hunks }: TokenChange,
  cited: readonly Token[],
  core: LineRange,
  { current: near }: MappedLines,
): LineRange | null {
  const replaced = replacedLines(hunks, core);
  const found = near === null ? null : onlyRun(cited, before, replaced, after, near);
  if (found !== null) return found;
  const count = core.endLine - core.startLine + 1;
  const isLost = countKept(hunks, core.startLine, core.endLine) * 2 <= count;
  const isKnown = isTelling({ lines: textsByLine(cited) });
  return isLost && isKnown ? onlyRun(cited, before, EVERYWHERE, after, EVERYWHERE) : null;
}

const EVERYWHERE: LineRange = { startLine: 1, endLine: Infinity };

/**
 * Returns the lines of the only run of equal tokens. Returns `null` if the old lines or the new
 * lines hold no such run, or more than one.
 */
function onlyRun(
  cited: readonly Token[],
  before: readonly Token[],
  oldLines: LineRange,
  after: readonly Token[],
  newLines: LineRange,
): LineRange | null {
  const [place, ...others] = runsOf(cited, after, newLines);
  if (place === undefined || others.length > 0) return null;
  return runsOf(cited, before, oldLines).length === 1 ? place : null;
}

/**
 * Finds the runs of equal tokens that fill whole lines. The search stops after two runs, because
 * callers only need to know whether there is exactly one.
 */
function runsOf(run: readonly Token[], tokens: readonly Token[], lines: LineRange): LineRange[] {
  const found: LineRange[] = [];
  const first = tokens.findIndex(({ startLine }) => startLine >= lines.startLine);
  for (let at = Math.max(first, 0); first >= 0 && at + run.length <= tokens.length; at++) {
    const last = tokens[at + run.length - 1];
    if (last === undefined || last.endLine > lines.endLine || found.length > 1) break;
    const start = tokens[at]?.startLine ?? 0;
    const isWhole =
      tokens[at - 1]?.endLine !== start && tokens[at + run.length]?.startLine !== last.endLine;
    if (isWhole && startsWith(tokens, run, at)) {
      found.push({ startLine: start, endLine: last.endLine });
    }
  }
  return found;
}

function startsWith(tokens: readonly Token[], run: readonly Token[], at: number): boolean {
  return run.every(({ text, structure }, index) => {
    const token = tokens[at + index];
    return token?.text === text && (index === 0 || token.structure === structure);
  });
}

/** Extends a run of lines by all other lines that were replaced by a hunk that touches the run. */
function replacedLines(hunks: readonly Hunk[], { startLine, endLine }: LineRange): LineRange {
  let [first, last] = [startLine, endLine];
  for (const { oldStart, oldCount } of hunks) {
    const end = oldStart + oldCount - 1;
    if (end < startLine || oldStart > endLine) continue;
    first = Math.min(first, oldStart);
    last = Math.max(last, end);
  }
  return { startLine: first, endLine: last };
}

/**
 * Moves one end of a run outwards over lines without tokens. It moves to the line `mapped`, which
 * the line map gives. If a token stands in between, it moves by at most `count` lines instead.
 */
function stretch(
  from: number,
  step: 1 | -1,
  mapped: number,
  count: number,
  isBare: (line: number) => boolean,
): number {
  if (count === 0) return from;
  let line = from;
  while (line !== mapped && (mapped - line) * step > 0 && isBare(line + step)) line += step;
  if (line === mapped) return line;
  line = from;
  while (Math.abs(line - from) < count && isBare(line + step)) line += step;
  return line;
}

function textsByLine(tokens: readonly Token[]): string[] {
  const lines = Map.groupBy(tokens, ({ startLine }) => startLine);
  return [...lines.values()].map((line) => line.map(({ text }) => text).join(' '));
}

function spanOf(tokens: readonly Token[]): LineRange | null {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return null;
  return { startLine: first.startLine, endLine: last.endLine };
}

function overlaps(token: LineRange, lines: LineRange): boolean {
  return token.startLine <= lines.endLine && token.endLine >= lines.startLine;
}
