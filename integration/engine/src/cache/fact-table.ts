import type * as z from 'zod';
import { checksumOf } from './cache-file.ts';
import { parseJson } from './parse-json.ts';

/** The most characters that a table keeps for later runs. */
const MOST_CHARACTERS = 24_000_000;

/**
 * Facts of one kind that never change, by key. The key must contain everything on which the fact
 * depends. A fact of an earlier run is parsed when it is first used.
 *
 * Each line of the stored form is a fact: a checksum, the key as JSON, a tab, and the value as
 * JSON. The most recently used facts come first. If there are too many facts, the last ones are
 * removed.
 */
export class FactTable<T> {
  private readonly schema: z.ZodType<T>;
  /** The lines of earlier runs, by key. */
  private readonly stored: Map<string, string>;
  private readonly used = new Map<string, T>();
  private readonly fresh = new Set<string>();

  constructor(schema: z.ZodType<T>, text: string) {
    this.schema = schema;
    this.stored = readLines(text);
  }

  /** Whether this run has learned something that no earlier run knew. */
  get hasChanged(): boolean {
    return this.fresh.size > 0;
  }

  /** Returns `undefined` for a fact that is not known, or that is damaged. */
  get(key: string): T | undefined {
    const used = this.used.get(key);
    if (used !== undefined || this.used.has(key)) return used;
    const line = this.stored.get(key);
    if (line === undefined) return undefined;
    const read = this.schema.safeParse(readValue(line));
    if (!read.success) {
      this.stored.delete(key);
      return undefined;
    }
    this.used.set(key, read.data);
    return read.data;
  }

  set(key: string, fact: T): void {
    this.used.set(key, fact);
    this.fresh.add(key);
  }

  /** Yields the lines to store. */
  *lines(): Generator<string> {
    let characters = 0;
    for (const line of this.recentFirst()) {
      characters += line.length + 1;
      if (characters > MOST_CHARACTERS) return;
      yield `${line}\n`;
    }
  }

  private *recentFirst(): Generator<string> {
    for (const [key, fact] of this.used) {
      const stored = this.fresh.has(key) ? undefined : this.stored.get(key);
      yield stored ?? writeLine(key, fact);
    }
    for (const [key, line] of this.stored) if (!this.used.has(key)) yield line;
  }
}

function writeLine(key: string, fact: unknown): string {
  const content = `${JSON.stringify(key)}\t${JSON.stringify(fact)}`;
  return `${checksumOf(content)}${content}`;
}

function readLines(text: string): Map<string, string> {
  const lines = new Map<string, string>();
  for (const line of text.split('\n')) {
    const start = line.indexOf('"');
    const tab = line.indexOf('\t');
    const key = start < 0 || tab < start ? undefined : parseJson(line.slice(start, tab));
    if (typeof key === 'string') lines.set(key, line);
  }
  return lines;
}

function readValue(line: string): unknown {
  const start = line.indexOf('"');
  const content = line.slice(start);
  if (checksumOf(content) !== line.slice(0, start)) return undefined;
  return parseJson(content.slice(content.indexOf('\t') + 1));
}
