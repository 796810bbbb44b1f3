import { cycleProblems } from '../drift/dependency-cycles.ts';
import type { SpecAnalysis } from '../drift/analyze-specs.ts';
import type { Evidence } from '../impact/document-impact.ts';
import type { Impacts } from '../impact/judge-documents.ts';
import { traceLineage } from '../drift/lineage.ts';
import { judge } from '../drift/status.ts';
import { CHANT_FOLDERS, type ResolvedOptions, secondsOf } from '../options.ts';
import { type ComposedReport, composeReport } from '../report/compose.ts';
import type { Report } from '../report/schema.ts';
import type { FoundSpecs } from '../specs/reader.ts';
import type { SpecProblem } from '../specs/spec.ts';

/** Judges the specs that were found, and makes the report. */
export function compose(
  found: FoundSpecs,
  analyses: readonly SpecAnalysis[],
  impacts: Impacts,
  owners: (path: string) => string[],
  sources: readonly string[],
  resolved: ResolvedOptions,
  repository: Report['repository'],
): ComposedReport {
  const inputs = new Map(analyses.map(({ spec, inputs }) => [spec.id, inputs]));
  const lineage = traceLineage(found.specs, inputs);
  const verdicts = judge(analyses, lineage, findConcerned(impacts));
  const problems = [
    ...found.problems,
    ...searchProblems(found),
    ...cycleProblems(found.specs, lineage),
  ];
  const now = secondsOf(resolved);
  return composeReport(
    { repository, analyses, impacts, verdicts, problems, owners, sources, now },
    resolved.rules,
  );
}

/** Returns the specs with a document for which there is evidence other than its citations. */
function findConcerned(impacts: Impacts): ReadonlySet<string> {
  const isOfCitation = ({ kind }: Evidence): boolean => kind === 'citation' || kind === 'broken';
  const concerned = [...impacts].filter(([, documents]) =>
    documents.some(({ evidence }) => evidence.some((each) => !isOfCitation(each))),
  );
  return new Set(concerned.map(([id]) => id));
}

/** Returns problems with the places where specs were searched. */
function searchProblems({ specs, problems, missing }: FoundSpecs): SpecProblem[] {
  const odd = missing
    .filter((folder) => !CHANT_FOLDERS.includes(folder))
    .map((folder) =>
      searchProblem(folder, 'is no folder of the repository, though `specs` names it'),
    );
  const isEmpty = specs.length + problems.length + odd.length === 0;
  const nothing = searchProblem(
    '.',
    'No specs were found, and no page has `tracks` in its frontmatter',
  );
  return isEmpty ? [nothing] : odd;
}

function searchProblem(file: string, message: string): SpecProblem {
  return { file, line: 1, message, minor: true, help: 'Correct the options `specs` and `pages`.' };
}
