import type { CitationReport, SpecReport } from '../report/spec-schema.ts';
import type { Rule, UnratedFinding } from './rule.ts';

/** What is wrong with a citation, and what to do about it. The problem is the end of a sentence. */
export interface CitationProblem {
  readonly problem: string;
  readonly help: string;
}

/** Returns the problem that a rule reports about a citation. Returns `null` if there is none. */
type FindProblem = (citation: CitationReport, spec: SpecReport) => CitationProblem | null;

/** Makes the parts of a rule that checks each citation on its own. */
export function checkCitations(findProblem: FindProblem): Pick<Rule, 'about' | 'find' | 'publish'> {
  return {
    about: 'citation',
    find: ({ specs }) => specs.flatMap(({ report }) => checkSpec(report, findProblem)),
    /** A finding is published if a citation that the site shows still has the same problem. */
    publish({ file, message }, { spec }) {
      const shown = spec === null ? [] : checkSpec(spec, findProblem);
      return shown.find((other) => other.file === file && other.message === message) ?? null;
    },
  };
}

function checkSpec(spec: SpecReport, findProblem: FindProblem): UnratedFinding[] {
  return spec.documents.flatMap(({ file, citations }) =>
    citations.flatMap((citation): UnratedFinding[] => {
      const found = findProblem(citation, spec);
      if (found === null) return [];
      const { line, column, section, text: subject, current } = citation;
      const message = `${file}:${line} cites \`${subject}\`, ${found.problem}`;
      const source = current === null ? {} : { source: { ...current } };
      const { help } = found;
      return [{ message, spec: spec.id, file, line, column, ...source, help, subject, section }];
    }),
  );
}
