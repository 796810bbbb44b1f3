import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../files/write-file.ts';
import * as z from 'zod';
import { analysisVersion } from '../code/analysis-version.ts';
import { SYMBOL_KINDS } from '../code/symbols.ts';
import type { FileChange } from '../facts/file-change.ts';
import type { Assessment } from './change.ts';
import { SIGNIFICANCES } from '../code/significances.ts';

const Symbols = z
  .array(
    z.object({
      kind: z.enum(SYMBOL_KINDS),
      name: z.string(),
      method: z.string().nullable(),
      line: z.number(),
    }),
  )
  .readonly();

const StoredAssessment = z.object({
  significance: z.enum(SIGNIFICANCES).nullable(),
  language: z.string().nullable(),
  symbols: z.object({ added: Symbols, removed: Symbols, changed: Symbols }),
  rows: z.object({ added: z.number(), removed: z.number() }).nullable(),
  // This is large. Only this program writes it, and the version tells which one.
  facts: z.custom<FileChange>((facts) => typeof facts === 'object' && facts !== null).nullable(),
});

const FollowedLines = z.object({
  mapped: z.object({
    state: z.enum(['ok', 'moved', 'changed', 'deleted']),
    current: z.object({ startLine: z.number(), endLine: z.number() }).nullable(),
  }),
  isComment: z.boolean(),
});

/** Where cited lines are in another content, and whether they are nothing but comments. */
export type FollowedLines = z.output<typeof FollowedLines>;

/** Entries of one kind. Each is parsed when it is first used. */
class Entries<T> {
  private readonly schema: z.ZodType<T>;
  /** The entries of the last run, as JSON. */
  private readonly known: ReadonlyMap<string, string>;
  private readonly used = new Map<string, T>();
  /** The keys of entries that the last run did not write. */
  private readonly fresh = new Set<string>();

  constructor(schema: z.ZodType<T>, known: ReadonlyMap<string, string>) {
    this.schema = schema;
    this.known = known;
  }

  /** Whether this run uses the entries that the last one wrote, and no others. */
  get isSame(): boolean {
    return this.fresh.size === 0 && this.known.size === this.used.size;
  }

  /** Returns `undefined` for an entry that no run has written, or that is damaged. */
  get(key: string): T | undefined {
    const used = this.used.get(key);
    const json = this.known.get(key);
    if (used !== undefined || json === undefined) return used;
    const read = this.schema.safeParse(parseJson(json));
    if (!read.success) return undefined;
    this.used.set(key, read.data);
    return read.data;
  }

  set(key: string, value: T): void {
    this.used.set(key, value);
    this.fresh.add(key);
  }

  /** One line for each entry: the kind and the key as JSON, a tab, and the value as JSON. */
  *write(kind: string): Generator<string> {
    for (const [key, value] of this.used) {
      const known = this.fresh.has(key) ? undefined : this.known.get(key);
      const json = known ?? JSON.stringify(value);
      yield `${kind}${JSON.stringify(key)}\t${json}\n`;
    }
  }
}

const ASSESSMENTS = 'a';
const LINES = 'l';

/**
 * Remembers how contents differ, by their ids, from one run to the next. Entries that a run does not
 * use are removed when it saves.
 */
export class AssessmentCache {
  private readonly file: string | null;
  private readonly assessments: Entries<Assessment>;
  private readonly lines: Entries<FollowedLines | null>;

  /**
   * Reads what the last run remembered. A file that is broken, or of another version, counts as none.
   *
   * @param folder where the file is kept; `null` to remember nothing
   */
  static async open(folder: string | null): Promise<AssessmentCache> {
    if (folder === null) return new AssessmentCache(null, '');
    const file = join(folder, 'astro-drift-changes.jsonl');
    return new AssessmentCache(file, await readFile(file, 'utf8').catch(() => ''));
  }

  private constructor(file: string | null, text: string) {
    this.file = file;
    const known = readEntries(text);
    this.assessments = new Entries(StoredAssessment, known.get(ASSESSMENTS) ?? new Map());
    this.lines = new Entries(FollowedLines.nullable(), known.get(LINES) ?? new Map());
  }

  /** How two contents differ. */
  get(key: string): Assessment | undefined {
    return this.assessments.get(key);
  }

  set(key: string, assessment: Assessment): void {
    this.assessments.set(key, assessment);
  }

  /** Where cited lines are in another content; `null` if their tokens do not tell. */
  getLines(key: string): FollowedLines | null | undefined {
    return this.lines.get(key);
  }

  setLines(key: string, lines: FollowedLines | null): void {
    this.lines.set(key, lines);
  }

  /** Writes what this run used. A file that cannot be written is no reason to fail. */
  async save(): Promise<void> {
    const { file, assessments, lines } = this;
    if (file === null || (assessments.isSame && lines.isSame)) return;
    try {
      await writeWhole(file, this.pieces());
    } catch {
      return;
    }
  }

  private *pieces(): Generator<string> {
    yield `${analysisVersion()}\n`;
    yield* this.assessments.write(ASSESSMENTS);
    yield* this.lines.write(LINES);
  }
}

/** The entries of a file by kind and key, as JSON; none if the file is of another version. */
function readEntries(text: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const [version, ...lines] = text.split('\n');
  const kinds = new Map<string, Map<string, string>>();
  if (version !== analysisVersion()) return kinds;
  for (const line of lines) {
    const tab = line.indexOf('\t');
    const key = tab < 0 ? undefined : parseJson(line.slice(1, tab));
    if (typeof key !== 'string') continue;
    const kind = line.charAt(0);
    const entries = kinds.get(kind) ?? new Map<string, string>();
    kinds.set(kind, entries);
    entries.set(key, line.slice(tab + 1));
  }
  return kinds;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
