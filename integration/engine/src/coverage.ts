import { survey } from './analyze.ts';
import { readSources } from './coverage/sources.ts';
import { type CoverageSummary, type CoveredFile, summarizeCoverage } from './coverage/summary.ts';
import { type AnalyzeOptions, AnalyzeOptionsSchema, readOptions } from './options.ts';
import { findDocumentation } from './report/documentation.ts';
import type { Report } from './report/schema.ts';

/** Which source files are documented. */
export interface Coverage extends CoverageSummary {
  /** Why nothing could be looked at; `null` where something could. */
  readonly problem: Report['repository']['problem'];
}

/**
 * Finds out which source files are an input of a spec, which are only cited by a document, and which
 * are neither. The option `sources` says which files are meant.
 *
 * @throws {DriftError} when an option is not valid
 */
export async function coverage(options: AnalyzeOptions): Promise<Coverage> {
  const { sources, specs } = readOptions(AnalyzeOptionsSchema, options);
  const { report, evidence } = await survey(options);
  if (evidence === null) return { ...summarizeCoverage([]), problem: report.repository.problem };
  const { repository, snapshot, examinations, owners } = evidence;
  const found = examinations.map(({ spec }) => spec);
  const files = await readSources(repository, snapshot, found, { sources, specs });
  const documented = findDocumentation(files, report.specs);
  const covered = [...documented].map(([path, own]): CoveredFile => ({
    path,
    coverage: own.specs.length > 0 ? 'tracked' : own.documents.length > 0 ? 'cited' : 'none',
    ...own,
    owners: owners(path),
  }));
  return { ...summarizeCoverage(covered), problem: null };
}
