import type { CitationReport } from '../report/spec-schema.ts';
import { checkCitations } from './citations.ts';
import type { Rule } from './rule.ts';

const CORRECT = 'Correct the reference, or take it out.';

export const brokenCitation: Rule<'broken-citation', 'after'> = {
  name: 'broken-citation',
  severity: 'error',
  options: { after: '0h' },
  summary: 'A reference to a file, a name or lines that do not exist',
  meaning:
    'A document refers to a file or a name that never was or is gone, or to more lines than the file had. A name counts as gone, too, when several things are called so by now.',
  remedies: [
    CORRECT,
    'If it was never meant as one, such as an example of a path, write it in a code block.',
  ],
  ...checkCitations((citation) => {
    const problem = findProblem(citation);
    return problem === null ? null : { problem, help: CORRECT };
  }),
};

function findProblem({ state, path, symbol }: CitationReport): string | null {
  switch (state) {
    case 'missing':
      return symbol === null ? `but there is no file ${path}` : `but ${path} defines no ${symbol}`;
    case 'deleted':
      return 'which is gone';
    case 'out-of-range':
      return `but ${path} does not have that many lines`;
    case 'ok':
    case 'moved':
    case 'changed':
      return null;
  }
}
