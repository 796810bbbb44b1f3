import { ADVICE } from '../report/advice.ts';
import type { SpecReport } from '../report/spec-schema.ts';
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
    'For a chant spec, read what has changed, and run the spec again, or accept it if the document is right.',
    'For a page with `tracks`, read what has changed and correct the section, whose commit is its review. If the section is right, set `reviewed` to today, or accept it.',
  ],
  ...checkCitations(({ state, stale, startLine, symbol }, spec) => {
    if (state !== 'changed' || !stale) return null;
    // The rule `drift` already reports that a name which the document uses has changed.
    if (startLine === null && symbol === null) return null;
    return {
      problem: `which has changed since ${lastReview(spec)}`,
      help: helpFor(spec),
    };
  }),
};

/** Names the statement after which changes count, as part of a sentence. */
function lastReview({ kind, baseline: { acceptance } }: SpecReport): string {
  if (kindOf({ kind }).isOwnDocument) return 'the last review of its section';
  const isAccepted = acceptance?.expired === false;
  return isAccepted ? 'the document was accepted' : 'the document was completed';
}

/** For a page, it is what the rule `drift` advises, so that no reader gets the advice twice. */
function helpFor({ kind }: SpecReport): string {
  const { isOwnDocument, review } = kindOf({ kind });
  if (isOwnDocument) return `${ADVICE.check}.`;
  return `Check what the document says of it, and ${review} or accept it.`;
}
