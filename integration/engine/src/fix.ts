import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import * as z from 'zod';
import { survey, type SurveyEvidence } from './analyze.ts';
import { PathEndings, selectFiles } from './citations/known-files.ts';
import type { Redate } from './drift/document-dates.ts';
import { readPlain, replaceText } from './fix/read-write.ts';
import { type DocumentFixes, type Fixed, planFixes, type Skipped } from './fix/plan.ts';
import { findFixCandidates } from './fix/fix-candidates.ts';
import type { Snapshot } from './git/snapshot.ts';
import { AnalyzeOptionsSchema, readOptions } from './options.ts';
import type { Report } from './report/schema.ts';

const FixOptionsSchema = AnalyzeOptionsSchema.omit({
  committed: true,
  staged: true,
  at: true,
}).extend({
  /** If it is set, nothing is written. The result says what would be written. */
  dryRun: z.boolean().default(false),
});

/** The options of {@link fixCitations}. The options of `analyze` apply as well. */
export type FixOptions = z.input<typeof FixOptionsSchema>;

/** A document with citations that moved, and what happened to them. */
export interface FixedDocument {
  /** The path, relative to the repository. */
  readonly file: string;
  readonly fixed: readonly Fixed[];
  /** The citations that moved and were not rewritten. */
  readonly skipped: readonly Skipped[];
  /** The text that was written, or would be, as a unified diff. It is empty if nothing was. */
  readonly diff: string;
  /**
   * The ids of the specs that have this document as an input. For them, the input has changed now.
   */
  readonly inputOf: readonly string[];
}

/** A document that could not be read. */
export interface UnreadDocument {
  /** The path, relative to the repository. */
  readonly file: string;
  readonly reason: string;
}

/** The result of {@link fixCitations}. The documents are sorted. */
export interface Fixes {
  readonly documents: readonly FixedDocument[];
  /** The documents that cannot be read. They were not changed. They are sorted. */
  readonly unread: readonly UnreadDocument[];
  /** Why no document could be checked. It is `null` if documents were checked. */
  readonly problem: Report['repository']['problem'];
}

/**
 * Rewrites the citations whose lines only moved. Their form stays the same, and nothing else is
 * changed. A citation is left as it is if the new text would change the meaning of any citation, or
 * would make a drifted page look reviewed. Documents behind symbolic links are never written.
 *
 * @throws {DriftError} if an option is not valid
 */
export async function fixCitations(options: FixOptions): Promise<Fixes> {
  return fixDocuments(options, () => null);
}

/**
 * Does the same as {@link fixCitations}, but only in some documents.
 *
 * @param choose returns the paths of these documents; `null` for all
 */
export async function fixDocuments(
  options: FixOptions,
  choose: (report: Report, snapshot: Snapshot) => ReadonlySet<string> | null,
): Promise<Fixes> {
  const { dryRun, ...where } = readOptions(FixOptionsSchema, options);
  const { report, evidence } = await survey(where);
  if (evidence === null) return { documents: [], unread: [], problem: report.repository.problem };
  const { root } = evidence.repository;
  const chosen = choose(report, evidence.snapshot);
  const isChosen = ({ file }: { readonly file: string }): boolean => chosen?.has(file) ?? true;
  const files = findFixCandidates(report).map(({ file }) => file);
  const texts = new Map(
    await Promise.all(files.map(async (file) => [file, await readPlain(root, file)] as const)),
  );
  // A document may name a file that existed at the baseline and is gone now.
  const inputs = new Set(
    report.specs.flatMap((spec) => spec.inputs.flatMap((input) => input.files)),
  );
  const plans = await planFixes(report, {
    texts,
    redate: redatesOf(evidence),
    files: selectFiles(new PathEndings(new Set([...evidence.snapshot.paths(), ...inputs])), {
      exists: (path) => evidence.snapshot.exists(path) || inputs.has(path),
      isPresent: (path) => evidence.snapshot.exists(path),
      isInSubmodule: () => false,
      isOwnState: () => true,
      isInput: () => false,
    }),
  });
  const done: DocumentFixes[] = [];
  for (const plan of plans.filter(isChosen)) done.push(dryRun ? plan : await write(root, plan));
  return {
    documents: done.map((plan) => toFixedDocument(plan, evidence)),
    unread: findUnread(evidence).filter(isChosen),
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
