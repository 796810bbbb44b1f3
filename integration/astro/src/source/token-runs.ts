import * as z from 'zod';
import { plainLines, textOf, type Token, type TokenLine } from '../diff/tokens.ts';

/** The styles of a text without the text itself, so that they need little space. */
export interface Runs {
  /** Each combination of classes, listed once. */
  readonly looks: readonly string[];
  /**
   * For each line, pairs of numbers: the length of a run, and the index of its style in `looks`.
   */
  readonly lines: readonly (readonly number[])[];
}

const RunsSchema = z.object({
  looks: z.array(z.string().regex(/^(?:[ldf]\d+(?: [ldf]\d+)*)?$/)),
  lines: z.array(z.array(z.int().min(0))),
});

/** Reads runs from JSON. Returns `null` if the data are not valid. */
export function readRuns(json: string): Runs | null {
  try {
    return RunsSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

/** Extracts the styles from lines. White space takes the style of the token before it. */
export function toRuns(lines: readonly TokenLine[]): Runs {
  const numbers = new Map<string, number>();
  return {
    lines: lines.map((line) => {
      const runs: number[] = [];
      for (const { text, look } of line) {
        const number = numbers.get(look) ?? numbers.size;
        numbers.set(look, number);
        const length = runs.at(-2);
        if (length !== undefined && (runs.at(-1) === number || /^[ \t]*$/.test(text))) {
          runs[runs.length - 2] = length + text.length;
        } else runs.push(text.length, number);
      }
      return runs;
    }),
    looks: [...numbers.keys()],
  };
}

/** Applies styles to the lines of a text. Returns `null` if the number of lines differs. */
export function applyRuns(text: string, { looks, lines }: Runs): TokenLine[] | null {
  const plain = plainLines(text);
  if (plain.length !== lines.length) return null;
  return plain.map((line, index) => cutLine(textOf(line), lines[index] ?? [], looks));
}

/** Applies styles to one line. The text stays the same, whatever the runs contain. */
function cutLine(text: string, runs: readonly number[], looks: readonly string[]): TokenLine {
  const tokens: Token[] = [];
  let at = 0;
  for (let run = 0; run < runs.length && at < text.length; run += 2) {
    const end = at + (runs[run] ?? 0);
    if (end > at) tokens.push({ text: text.slice(at, end), look: looks[runs[run + 1] ?? 0] ?? '' });
    at = end;
  }
  if (at < text.length) tokens.push({ text: text.slice(at), look: '' });
  return tokens;
}
