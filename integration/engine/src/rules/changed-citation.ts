import { kindOf } from '../specs/kinds.ts';
import { checkCitations } from './citations.ts';
import type { Rule } from './rule.ts';

export const changedCitation: Rule<'changed-citation', 'after'> = {
  name: 'changed-citation',
  severity: 'warn',
  options: { after: '0h' },
  summary: 'A reference to lines that are not the same any more',
  meaning:
    'The lines or the name that a document refers to changed after the document was written, and with them perhaps what it says of them. A file that is referred to as a whole is left to the rule `drift`.',
  remedies: [
    'Read what has changed, and correct the document. Then run the spec again or accept it, or set `reviewed` on the page.',
  ],
  ...checkCitations(({ state, stale, startLine, symbol }, spec) => {
    if (state !== 'changed' || !stale) return null;
    // The rule `drift` already reports that a name which the document uses has changed.
    if (startLine === null && symbol === null) return null;
    return {
      problem: 'which has changed since',
      help: `Check what the document says of it, and ${kindOf(spec).review} or accept it.`,
    };
  }),
};
