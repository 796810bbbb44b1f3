import * as z from 'zod';
import type { FactStore } from '../cache/fact-store.ts';
import type { Parsed, Task } from './parse-tasks.ts';
import { type Outcome, parser } from './parser.ts';
import { digestOf } from '../text/digest.ts';

/** The tasks whose results are plain JSON. */
type JsonTask = Exclude<Task, 'spans'>;

/** Does a task with a text, as {@link Parser.parse} does it. */
export type Parse = <T extends JsonTask>(
  task: T,
  text: string,
  format: 'md' | 'mdx',
) => Promise<Outcome<Parsed[T]>>;

/** Parses each text anew. */
export const parseAnew: Parse = (task, text, format) => parser.parse(task, text, format);

/**
 * Makes the function that parses texts, unless it is remembered what is in them. Problems are not
 * remembered, because they may be due to the machine. If all is remembered, the parser process is
 * never started.
 */
export function rememberedParsing(store: FactStore): Parse {
  return async <T extends JsonTask>(task: T, text: string, format: 'md' | 'mdx') => {
    const facts = await store.table(`parsed-${task}`, StoredOutcome);
    const key = `${format} ${digestOf(text)}`;
    // Only this program writes the file, and the version of the store tells which one.
    const known = facts.get(key) as Outcome<Parsed[T]> | undefined;
    // Two documents with the same text share no object, because references are told apart by identity.
    if (known !== undefined) return structuredClone(known);
    const outcome = await parser.parse(task, text, format);
    if (!('problem' in outcome)) facts.set(key, structuredClone(outcome));
    return outcome;
  };
}

const StoredOutcome = z.union([
  z.strictObject({ found: z.unknown() }),
  z.strictObject({ mistake: z.string() }),
]);
