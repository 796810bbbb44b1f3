import { writeCitation } from '../citations/format-citation.ts';
import { checkCitations, isRenamed } from './citations.ts';
import type { Rule } from './rule.ts';

export const movedCitation: Rule<'moved-citation'> = {
  name: 'moved-citation',
  severity: 'off',
  summary: 'A reference to lines that stand elsewhere now',
  meaning:
    'What a document refers to is the same, but stands at other lines, or was moved to another file. Readers are led there anyway. If the file itself was renamed, `stale-reference` says so.',
  remedies: ['Run `astro-drift fix`, or write the place that the message names.'],
  ...checkCitations(
    ({ state, current }) => {
      if (state !== 'moved') return null;
      return {
        problem: `which is ${current === null ? 'elsewhere' : writeCitation(current)} now`,
        help: 'Run `astro-drift fix`, or correct the reference.',
      };
    },
    { ofAllPages: true, isLeftOut: isRenamed },
  ),
};
