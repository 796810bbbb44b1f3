import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../files/write-file.ts';
import { jsonPieces } from '../text/json-pieces.ts';
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
  /** A {@link FileChange} as JSON. It is large, so that it is read only if it is needed. */
  facts: z.string().nullable(),
});

type StoredAssessment = z.output<typeof StoredAssessment>;

const FollowedLines = z.object({
  mapped: z.object({
    state: z.enum(['ok', 'moved', 'changed', 'deleted']),
    current: z.object({ startLine: z.number(), endLine: z.number() }).nullable(),
  }),
  isComment: z.boolean(),
});

/** Where cited lines are in another content, and whether they are nothing but comments. */
export type FollowedLines = z.output<typeof FollowedLines>;

const CacheFile = z.object({
  version: z.string(),
  assessments: z.record(z.string(), StoredAssessment),
  lines: z.record(z.string(), FollowedLines.nullable()),
});

/** Entries of the file that the last run wrote, and those that this run uses. */
class Entries<T> {
  readonly used = new Map<string, T>();
  private readonly known: ReadonlyMap<string, T>;

  constructor(known: Readonly<Record<string, T>>) {
    this.known = new Map(Object.entries(known));
  }

  /** Whether this run uses the entries that the last one wrote, and no others. */
  get isSame(): boolean {
    const { known, used } = this;
    return known.size === used.size && [...used.keys()].every((key) => known.has(key));
  }

  get(key: string): T | undefined {
    const found = this.used.get(key) ?? this.known.get(key);
    if (found !== undefined) this.used.set(key, found);
    return found;
  }
}

/**
 * Remembers how contents differ, by their ids, from one run to the next. Entries that a run does not
 * use are removed when it saves.
 */
export class AssessmentCache {
  private readonly file: string | null;
  private readonly assessments: Entries<StoredAssessment>;
  private readonly lines: Entries<FollowedLines | null>;
  private readonly decoded = new Map<string, Assessment>();

  /**
   * Reads what the last run remembered. A file that is broken, or of another version, counts as none.
   *
   * @param folder where the file is kept; `null` to remember nothing
   */
  static async open(folder: string | null): Promise<AssessmentCache> {
    if (folder === null) return new AssessmentCache(null, null);
    const file = join(folder, 'astro-drift-changes.json');
    const text = await readFile(file, 'utf8').catch(() => null);
    return new AssessmentCache(file, text === null ? null : readEntries(text));
  }

  private constructor(file: string | null, read: z.output<typeof CacheFile> | null) {
    this.file = file;
    this.assessments = new Entries(read?.assessments ?? {});
    this.lines = new Entries(read?.lines ?? {});
  }

  /** How two contents differ. */
  get(key: string): Assessment | undefined {
    const known = this.decoded.get(key);
    if (known !== undefined) return known;
    const stored = this.assessments.get(key);
    if (stored === undefined) return undefined;
    const facts = stored.facts === null ? null : (JSON.parse(stored.facts) as FileChange);
    const assessment = { ...stored, facts };
    this.decoded.set(key, assessment);
    return assessment;
  }

  set(key: string, assessment: Assessment): void {
    const { facts } = assessment;
    const stored = { ...assessment, facts: facts === null ? null : JSON.stringify(facts) };
    this.assessments.used.set(key, stored);
    this.decoded.set(key, assessment);
  }

  /** Where cited lines are in another content; `null` if their tokens do not tell. */
  getLines(key: string): FollowedLines | null | undefined {
    return this.lines.get(key);
  }

  setLines(key: string, lines: FollowedLines | null): void {
    this.lines.used.set(key, lines);
  }

  /** Writes what this run used. A file that cannot be written is no reason to fail. */
  async save(): Promise<void> {
    const { file, assessments, lines } = this;
    if (file === null || (assessments.isSame && lines.isSame)) return;
    const remembered = {
      version: analysisVersion(),
      assessments: Object.fromEntries(assessments.used),
      lines: Object.fromEntries(lines.used),
    };
    try {
      await writeWhole(file, jsonPieces(remembered, 0));
    } catch {
      return;
    }
  }
}

function readEntries(text: string): z.output<typeof CacheFile> | null {
  try {
    const read = CacheFile.safeParse(JSON.parse(text));
    return read.success && read.data.version === analysisVersion() ? read.data : null;
  } catch {
    return null;
  }
}
