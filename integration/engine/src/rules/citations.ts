import type { CitationReport, SpecReport } from '../report/spec-schema.ts';
import type { Rule, UnratedFinding } from './rule.ts';

/** The problem of a citation, as the end of a sentence, and what to do about it. */
export interface CitationProblem {
  readonly problem: string;
  readonly help: string;
}

/** Finds the problem that a rule reports of a citation; `null` for none. */
type FindProblem = (citation: CitationReport, spec: SpecReport) => CitationProblem | null;

/** The parts of a rule that checks every citation by itself. */
export function checkCitations(findProblem: FindProblem): Pick<Rule, 'about' | 'find' | 'publish'> {
  return {
    about: 'citation',
    find: ({ specs }) => specs.flatMap(({ report }) => checkSpec(report, findProblem)),
    /** A finding is published if the citations that the site shows still have the same problem. */
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
