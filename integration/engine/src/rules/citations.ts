import type { Citation } from '../citations/citation.ts';
import type { SpecAnalysis } from '../drift/analyze-specs.ts';
import type { CitationReport, SpecReport } from '../report/spec-schema.ts';
import { findFirstPending, sectionIndex } from './pending.ts';
import type { Rule, UnratedFinding } from './rule.ts';

/** What is wrong with a citation, and what to do about it. The problem is the end of a sentence. */
export interface CitationProblem {
  readonly problem: string;
  readonly help: string;
}

/** Returns the problem that a rule reports about a citation. Returns `null` if there is none. */
type FindProblem = (citation: CitationReport, spec: SpecReport) => CitationProblem | null;

/** Which citations a rule checks. */
interface Checked {
  /** Also those of pages that declare nothing. */
  readonly ofAllPages?: true;
  /** Whether another rule reports a citation. */
  readonly isLeftOut?: (citation: Citation) => boolean;
}

/** Makes the parts of a rule that checks each citation on its own. */
export function checkCitations(
  findProblem: FindProblem,
  { ofAllPages, isLeftOut = () => false }: Checked = {},
): Pick<Rule, 'about' | 'find' | 'publish'> {
  return {
    about: 'citation',
    find: ({ specs, pages }) =>
      [...specs, ...(ofAllPages === true ? pages : [])].flatMap(({ report, analysis }) =>
        checkSpec(report, findProblem).flatMap(({ citation, ...finding }): UnratedFinding[] => {
          const analyzed = findAnalyzed(analysis, citation, finding.file);
          if (analyzed !== undefined && isLeftOut(analyzed)) return [];
          const suggestion = analyzed?.suggestion ?? null;
          return [
            {
              ...finding,
              message: `${finding.message}${suggestion === null ? '' : `${SUGGESTION}${suggestion}?`}`,
              pendingSince: pendingSince(analysis, citation, finding.file),
            },
          ];
        }),
      ),
    /**
     * A finding is published if a citation that the site shows still has the same problem. A
     * suggestion may name a file that the site hides, and is left out.
     */
    publish({ file, message }, { spec }) {
      const shown = spec === null ? [] : checkSpec(spec, findProblem);
      const found = shown.find(
        (other) =>
          other.file === file &&
          (message === other.message || message.startsWith(`${other.message}${SUGGESTION}`)),
      );
      if (found === undefined) return null;
      const { message: plain, help, source } = found;
      return { message: plain, help, source };
    },
  };
}

/** A finding on a citation. */
interface CitationFinding extends UnratedFinding {
  readonly citation: CitationReport;
}

function checkSpec(spec: SpecReport, findProblem: FindProblem): CitationFinding[] {
  return spec.documents.flatMap(({ file, citations }) =>
    citations.flatMap((citation): CitationFinding[] => {
      const found = findProblem(citation, spec);
      if (found === null) return [];
      const { line, column, section, text: subject, current } = citation;
      const message = `${file}:${line} cites \`${subject}\`, ${found.problem}`;
      const source = current === null ? {} : { source: { ...current } };
      const place = { spec: spec.id, file, line, column, subject, section };
      return [{ ...place, message, ...source, help: found.help, citation }];
    }),
  );
}

const SUGGESTION = '; did you mean ';

/** Finds the citation of an analysis from which one of the report was made. */
function findAnalyzed(
  { documents }: SpecAnalysis,
  { text, line, column, path }: CitationReport,
  file: string,
): Citation | undefined {
  const citations = documents.find((document) => document.file === file)?.citations ?? [];
  return citations.find(
    ({ reference, path: own }) =>
      reference.line === line &&
      reference.column === column &&
      reference.text === text &&
      own === path,
  );
}

/**
 * Whether the written path is gone, and the cited file has another one now. A link to a forge that
 * is pinned to a commit still leads to the old path.
 */
export function isRenamed({ path, currentPath, current, pinned }: Citation): boolean {
  return pinned === null && current !== null && currentPath !== path;
}

/** Says why a citation leads nowhere, as a clause. Returns `null` if it leads somewhere. */
export function whyBroken({ state, path, symbol }: CitationReport): string | null {
  switch (state) {
    case 'missing':
      return symbol === null ? `there is no file ${path}` : `${path} defines no ${symbol}`;
    case 'deleted':
      return 'it is gone';
    case 'out-of-range':
      return `${path} does not have that many lines`;
    case 'ok':
    case 'moved':
    case 'changed':
      return null;
  }
}

/** Returns when the cited file first changed. A file that never existed has no such time. */
function pendingSince(
  analysis: SpecAnalysis,
  { path, current, state, section: slug }: CitationReport,
  file: string,
): UnratedFinding['pendingSince'] {
  if (state === 'missing') return undefined;
  const section = sectionIndex(analysis, file, slug);
  const paths = [...new Set([path, current?.path ?? path])];
  return findFirstPending(
    analysis,
    paths.map((each) => ({ path: each, section })),
  ).since;
}
