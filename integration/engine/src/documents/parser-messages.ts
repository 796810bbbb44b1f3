import type { Task } from './parse-tasks.ts';

/** A text to parse, and what is wanted of it. */
export interface ParseRequest {
  readonly task: Task;
  readonly text: string;
  readonly format: 'md' | 'mdx';
}

/** What the process that parses is told. */
export interface ParseOrder {
  readonly requests: readonly ParseRequest[];
  /** How long each of them may take, in seconds of the process's own time. */
  readonly seconds: number;
}

/** What became of one text: what was found, a mistake in MDX, or a text nested too deeply. */
export type ParseAnswer =
  { readonly found: unknown } | { readonly mistake: string } | { readonly tooDeep: true };

/** What the process says: first that it has started, then the answers to each order. */
export type ParserMessage = 'started' | readonly ParseAnswer[];

/** The last line that the process writes to standard error before it ends itself. */
export interface Overrun {
  readonly limit: 'time' | 'memory';
  /** The index of the text in {@link ParseOrder}. */
  readonly index: number;
}

/** The line that says so. */
export function writeOverrun({ limit, index }: Overrun): string {
  return `\nastro-drift parser: too much ${limit} for text ${index}\n`;
}

/** Finds that line in what the process said; `null` where it is not. */
export function readOverrun(said: string): Overrun | null {
  const found = /^astro-drift parser: too much (time|memory) for text (\d+)$/m.exec(said);
  return found === null
    ? null
    : { limit: found[1] === 'time' ? 'time' : 'memory', index: Number(found[2]) };
}
