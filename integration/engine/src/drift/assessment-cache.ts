import * as z from 'zod';
import type { FactStore } from '../cache/fact-store.ts';
import type { FactTable } from '../cache/fact-table.ts';
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

/** Remembers how contents differ, by their ids. */
export class AssessmentCache {
  private readonly assessments: FactTable<Assessment>;
  private readonly lines: FactTable<FollowedLines | null>;

  static async open(store: FactStore): Promise<AssessmentCache> {
    const [assessments, lines] = await Promise.all([
      store.table('changes', StoredAssessment),
      store.table('cited-lines', FollowedLines.nullable()),
    ]);
    return new AssessmentCache(assessments, lines);
  }

  private constructor(assessments: FactTable<Assessment>, lines: FactTable<FollowedLines | null>) {
    this.assessments = assessments;
    this.lines = lines;
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
}
