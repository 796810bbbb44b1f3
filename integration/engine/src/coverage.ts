import * as z from 'zod';
import { survey } from './analyze.ts';
import { readSources } from './coverage/sources.ts';
import { CoverageSummarySchema, type CoveredFile, summarizeCoverage } from './coverage/summary.ts';
import { type AnalyzeOptions, AnalyzeOptionsSchema, readOptions } from './options.ts';
import { findDocumentation } from './report/documentation.ts';
import { ReportSchema } from './report/schema.ts';

/** The schema of the type {@link Coverage}. */
export const CoverageSchema = z.object({
  schemaVersion: z.literal(1),
  problem: ReportSchema.shape.repository.shape.problem.describe(
    'why nothing could be looked at; null: something could',
  ),
  ...CoverageSummarySchema.shape,
});

/** Says which source files are documented. */
export type Coverage = z.infer<typeof CoverageSchema>;

/**
 * Finds out which source files are an input of a spec, which are only cited by a document, and
 * which are neither. The option `coverage` selects the source files.
 *
 * @throws {DriftError} if an option is not valid
 */
export async function coverage(options: AnalyzeOptions): Promise<Coverage> {
  const { coverage, specs } = readOptions(AnalyzeOptionsSchema, options);
  const { report, evidence } = await survey(options);
  const { problem } = report.repository;
  if (evidence === null) return { schemaVersion: 1, problem, ...summarizeCoverage([]) };
  const { repository, snapshot, analyses, owners } = evidence;
  const found = analyses.map(({ spec }) => spec);
  const files = await readSources(repository, snapshot, found, { coverage, specs });
  const documented = findDocumentation(files, report.specs);
  const covered = [...documented].map(([path, own]): CoveredFile => ({
    path,
    coverage: own.specs.length > 0 ? 'tracked' : own.documents.length > 0 ? 'cited' : 'none',
    specs: [...own.specs],
    documents: [...own.documents],
    owners: owners(path),
  }));
  return { schemaVersion: 1, problem: null, ...summarizeCoverage(covered) };
}
