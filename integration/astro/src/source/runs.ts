import * as z from 'zod';
import { plainLines, textOf, type Token, type TokenLine } from '../diff/tokens.ts';

/** How a text looks, without the text, so that it is short. */
export interface Runs {
  /** Each look once. */
  readonly looks: readonly string[];
  /** For each line, lengths of its runs and, after each, the index of its look. */
  readonly lines: readonly (readonly number[])[];
}

const RunsSchema = z.object({
  looks: z.array(z.string().regex(/^(?:[ldf]\d+(?: [ldf]\d+)*)?$/)),
  lines: z.array(z.array(z.int().min(0))),
});

/** Reads runs that were stored as JSON; `null` for what is none. */
export function readRuns(json: string): Runs | null {
  try {
    return RunsSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

/** The looks of a text's lines. Space has none of its own, and takes that of what it follows. */
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

/** The lines of a text with looks; `null` where these are of another number of lines. */
export function applyRuns(text: string, { looks, lines }: Runs): TokenLine[] | null {
  const plain = plainLines(text);
  if (plain.length !== lines.length) return null;
  return plain.map((line, index) => cutLine(textOf(line), lines[index] ?? [], looks));
}

/** Whatever the runs say, the text stays what it is. */
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
