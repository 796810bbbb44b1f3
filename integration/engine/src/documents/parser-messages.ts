import type { Task } from './parse-tasks.ts';

/** A text to parse, and the task to do with it. */
export interface ParseRequest {
  readonly task: Task;
  readonly text: string;
  readonly format: 'md' | 'mdx';
}

/** The message to the process that parses. */
export interface ParseOrder {
  readonly requests: readonly ParseRequest[];
  /** How long each text may take, in seconds of processor time. */
  readonly seconds: number;
}

/**
 * The result for one text: what was found, a mistake in MDX, or that the text is nested too deeply.
 */
export type ParseAnswer =
  { readonly found: unknown } | { readonly mistake: string } | { readonly tooDeep: true };

/** The messages of the process: first that it has started, then the answers to each order. */
export type ParserMessage = 'started' | readonly ParseAnswer[];

/**
 * A limit that was exceeded. The process writes it as the last line to standard error, and ends
 * itself.
 */
export interface Overrun {
  readonly limit: 'time' | 'memory';
  /** The index of the text in {@link ParseOrder}. */
  readonly index: number;
}

/** Writes an overrun as this last line. */
export function writeOverrun({ limit, index }: Overrun): string {
  return `\nastro-drift parser: too much ${limit} for text ${index}\n`;
}

/** Finds this last line in what the process wrote. Returns `null` if it is not there. */
export function readOverrun(said: string): Overrun | null {
  const found = /^astro-drift parser: too much (time|memory) for text (\d+)$/m.exec(said);
  return found === null
    ? null
    : { limit: found[1] === 'time' ? 'time' : 'memory', index: Number(found[2]) };
}
