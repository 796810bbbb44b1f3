import { checkCitations, whyBroken } from './citations.ts';
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
    const why = whyBroken(citation);
    if (why === null) return null;
    return {
      problem: citation.state === 'deleted' ? 'which is gone' : `but ${why}`,
      help: CORRECT,
    };
  }),
};
