import { cycleProblems } from '../drift/dependency-cycles.ts';
import type { SpecAnalysis } from '../drift/analyze-specs.ts';
import type { Evidence } from '../impact/document-impact.ts';
import type { Impacts } from '../impact/judge-documents.ts';
import { traceLineage } from '../drift/lineage.ts';
import { judge } from '../drift/status.ts';
import { CHANT_FOLDERS, type ResolvedOptions, secondsOf } from '../options.ts';
import { type ComposedReport, composeReport } from '../report/compose.ts';
import type { ReportInput } from '../report/report-input.ts';
import type { Report } from '../report/schema.ts';
import { settingOf } from '../rules/config.ts';
import { staleReference } from '../rules/stale-reference.ts';
import type { FoundSpecs } from '../specs/reader.ts';
import type { SpecProblem } from '../specs/spec.ts';
import type { WatchedPages } from '../watched/watch-pages.ts';

/** What was found apart from the specs. */
export interface OtherFiles extends Pick<
  ReportInput,
  'sources' | 'brokenLinks' | 'staleNames' | 'unusedPatterns'
> {
  /** The pages that declare nothing; `null` if they could not be read. */
  readonly watched: WatchedPages | null;
}

/** Judges the specs that were found, and makes the report. */
export function compose(
  found: FoundSpecs,
  analyses: readonly SpecAnalysis[],
  impacts: Impacts,
  owners: (path: string) => string[],
  { sources, watched, brokenLinks, staleNames, unusedPatterns }: OtherFiles,
  resolved: ResolvedOptions,
  repository: Report['repository'],
): ComposedReport {
  const inputs = new Map(analyses.map(({ spec, inputs }) => [spec.id, inputs]));
  const lineage = traceLineage(found.specs, inputs);
  const verdicts = judge(analyses, lineage, findConcerned(impacts));
  const problems = [
    ...found.problems,
    ...searchProblems(found, watched, resolved),
    ...cycleProblems(found.specs, lineage),
  ];
  const now = secondsOf(resolved);
  return composeReport(
    {
      repository,
      analyses,
      impacts,
      verdicts,
      problems,
      owners,
      sources,
      staleReferences: watched?.stale ?? [],
      brokenLinks,
      staleNames,
      unusedPatterns,
      now,
    },
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
function searchProblems(
  { specs, problems, missing }: FoundSpecs,
  watched: WatchedPages | null,
  { rules }: ResolvedOptions,
): SpecProblem[] {
  const odd = missing
    .filter((folder) => !CHANT_FOLDERS.includes(folder))
    .map((folder) =>
      searchProblem(
        folder,
        'is no folder of the repository, though `specs` names it',
        'Correct the option `specs`.',
      ),
    );
  const isEmpty = specs.length + problems.length + odd.length === 0;
  const isListed = settingOf(staleReference.name, rules).severity !== 'off';
  return isEmpty ? [sayNothingDeclared(watched, isListed)] : odd;
}

/** @param isListed whether findings tell which references lead nowhere */
function sayNothingDeclared(watched: WatchedPages | null, isListed: boolean): SpecProblem {
  const nothing = 'No page declares its sources yet';
  if (watched === null || watched.pages === 0) {
    return searchProblem('.', nothing, 'Correct the options `specs` and `pages`.');
  }
  const { pages, analyses, stale } = watched;
  const naming = analyses.length;
  const named = `${naming} of them name${naming === 1 ? 's' : ''} code`;
  const lost = stale.filter(({ movedTo }) => movedTo === null).length;
  const told =
    lost === 0
      ? ''
      : `: ${lost} reference${lost === 1 ? ' leads' : 's lead'} nowhere${isListed ? ' (below)' : ''}`;
  return searchProblem(
    '.',
    `${nothing}. ${pages} Markdown file${pages === 1 ? '' : 's'}, ${named}${told}`,
    '`astro-drift adopt` proposes the rest.',
  );
}

function searchProblem(file: string, message: string, help: string): SpecProblem {
  return { file, line: 1, message, minor: true, help };
}
