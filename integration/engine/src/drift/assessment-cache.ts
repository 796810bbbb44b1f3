import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../files/write-file.ts';
import { jsonPieces } from '../text/json-pieces.ts';
import * as z from 'zod';
import { analysisVersion } from '../code/analysis-version.ts';
import { SYMBOL_KINDS } from '../code/symbols.ts';
import { FileChangeSchema } from '../facts/file-change.ts';
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

const Entry = z.object({
  significance: z.enum(SIGNIFICANCES).nullable(),
  language: z.string().nullable(),
  symbols: z.object({ added: Symbols, removed: Symbols, changed: Symbols }),
  rows: z.object({ added: z.number(), removed: z.number() }).nullable(),
  facts: FileChangeSchema.nullable(),
});

type Entry = z.output<typeof Entry>;

const CacheFile = z.object({ version: z.string(), entries: z.record(z.string(), Entry) });

/**
 * Remembers how contents differ, by their ids, from one run to the next. What a run did not ask for
 * is forgotten when it saves.
 */
export class AssessmentCache {
  private readonly file: string | null;
  private readonly known: ReadonlyMap<string, Entry>;
  private readonly used = new Map<string, Entry>();

  /**
   * Reads what was remembered. A file that is broken, or of another version, counts as none.
   *
   * @param folder where the file is kept; `null` to remember nothing
   */
  static async open(folder: string | null): Promise<AssessmentCache> {
    if (folder === null) return new AssessmentCache(null, new Map());
    const file = join(folder, 'astro-drift-changes.json');
    const text = await readFile(file, 'utf8').catch(() => null);
    return new AssessmentCache(file, text === null ? new Map() : readEntries(text));
  }

  private constructor(file: string | null, known: ReadonlyMap<string, Entry>) {
    this.file = file;
    this.known = known;
  }

  get(key: string): Entry | undefined {
    const found = this.used.get(key) ?? this.known.get(key);
    if (found !== undefined) this.used.set(key, found);
    return found;
  }

  set(key: string, assessment: Entry): void {
    this.used.set(key, assessment);
  }

  /** Writes what this run used. That it cannot be written is no reason to fail. */
  async save(): Promise<void> {
    const { file, known, used } = this;
    if (file === null) return;
    const isSame = known.size === used.size && [...used.keys()].every((key) => known.has(key));
    if (isSame) return;
    const remembered = { version: analysisVersion(), entries: Object.fromEntries(used) };
    try {
      await writeWhole(file, jsonPieces(remembered, 0));
    } catch {
      return;
    }
  }
}

function readEntries(text: string): ReadonlyMap<string, Entry> {
  try {
    const read = CacheFile.safeParse(JSON.parse(text));
    const isValid = read.success && read.data.version === analysisVersion();
    return new Map(isValid ? Object.entries(read.data.entries) : []);
  } catch {
    return new Map();
  }
}
