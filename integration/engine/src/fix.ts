import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import * as z from 'zod';
import { survey, type SurveyEvidence } from './analyze.ts';
import type { Redate } from './drift/document-dates.ts';
import { readPlain, replaceText } from './fix/read-write.ts';
import { type DocumentFixes, type Fixed, planFixes, type Skipped } from './fix/plan.ts';
import { findFixCandidates } from './fix/fix-candidates.ts';
import { AnalyzeOptionsSchema, readOptions } from './options.ts';
import type { Report } from './report/schema.ts';

const FixOptionsSchema = AnalyzeOptionsSchema.omit({ committed: true }).extend({
  /** Only tells what would be written. */
  dryRun: z.boolean().default(false),
});

/** What {@link fixCitations} takes, besides the options of `analyze`. */
export type FixOptions = z.input<typeof FixOptionsSchema>;

/** What became of a document in which something moved. */
export interface FixedDocument {
  /** Repository-relative. */
  readonly file: string;
  readonly fixed: readonly Fixed[];
  /** Citations that moved and are as they were. */
  readonly skipped: readonly Skipped[];
  /** What was, or would be, written, as a unified diff; empty for nothing. */
  readonly diff: string;
  /** Ids of the specs that the document is an input of: for them it has changed. */
  readonly inputOf: readonly string[];
}

/** A document of which nothing is known. */
export interface UnreadDocument {
  /** Repository-relative. */
  readonly file: string;
  readonly reason: string;
}

/** What was rewritten, by document; sorted. */
export interface Fixes {
  readonly documents: readonly FixedDocument[];
  /** Documents that cannot be read, and so are as they were; sorted. */
  readonly unread: readonly UnreadDocument[];
  /** Why nothing could be looked at; `null` where something could. */
  readonly problem: Report['repository']['problem'];
}

/**
 * Rewrites the citations that only moved, in the form in which they are written, and nothing else.
 * One is left as it is where that would change what it or another one means, or pass off a page that
 * has drifted as reviewed. Documents behind symbolic links are never written.
 *
 * @throws {DriftError} when an option is not valid
 */
export async function fixCitations(options: FixOptions): Promise<Fixes> {
  const { dryRun, ...where } = readOptions(FixOptionsSchema, options);
  const { report, evidence } = await survey(where);
  if (evidence === null) return { documents: [], unread: [], problem: report.repository.problem };
  const { root } = evidence.repository;
  const files = findFixCandidates(report).map(({ file }) => file);
  const texts = new Map(
    await Promise.all(files.map(async (file) => [file, await readPlain(root, file)] as const)),
  );
  // What a document names may be what was there at the baseline.
  const inputs = new Set(
    report.specs.flatMap((spec) => spec.inputs.flatMap((input) => input.files)),
  );
  const plans = await planFixes(report, {
    texts,
    redate: redatesOf(evidence),
    exists: (path) => evidence.snapshot.exists(path) || inputs.has(path),
  });
  const done: DocumentFixes[] = [];
  for (const plan of plans) done.push(dryRun ? plan : await write(root, plan));
  return {
    documents: done.map((plan) => toFixedDocument(plan, evidence)),
    unread: findUnread(evidence),
    problem: null,
  };
}

function findUnread({ analyses }: SurveyEvidence): UnreadDocument[] {
  const reasons = new Map(
    analyses.flatMap(({ documents }) =>
      documents.flatMap(({ file, problem }) =>
        problem === null ? [] : [[file, problem.reason] as const],
      ),
    ),
  );
  return [...reasons]
    .map(([file, reason]) => ({ file, reason }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

function redatesOf({ analyses }: SurveyEvidence): (spec: string, file: string) => Redate | null {
  const documents = new Map(analyses.map(({ spec, documents: own }) => [spec.id, own]));
  return (spec, file) =>
    documents.get(spec)?.find((document) => document.file === file)?.redate ?? null;
}

async function write(root: string, plan: DocumentFixes): Promise<DocumentFixes> {
  const { file, before, after, fixed, skipped } = plan;
  if (before === after) return plan;
  const reason = await replaceText(root, file, before, after);
  if (reason === null) return plan;
  const left = fixed.map(({ line, column, text }) => ({ line, column, text, reason }));
  return { file, before, after: before, fixed: [], skipped: [...skipped, ...left] };
}

function toFixedDocument(
  { file, before, after, fixed, skipped }: DocumentFixes,
  { analyses }: SurveyEvidence,
): FixedDocument {
  const diff =
    before === after
      ? ''
      : createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, {
          context: 3,
          headerOptions: FILE_HEADERS_ONLY,
        });
  const inputOf = analyses.flatMap(({ spec, inputs }) => (inputs.has(file) ? [spec.id] : []));
  return { file, fixed, skipped, diff, inputOf };
}
