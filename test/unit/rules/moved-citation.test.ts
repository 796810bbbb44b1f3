import { expect, it } from 'vitest';
import { movedCitation } from '../../../integration/engine/src/rules/moved-citation.ts';
import { makeCitation, makeDocument } from '../support/report.ts';
import { applyRule, makeReportedSpec } from '../support/rule-input.ts';

it('moved-citation names the new place', () => {
  const current = { path: 'src/login.ts', startLine: 4, endLine: 6 };
  const citations = [
    makeCitation({ state: 'moved', current }),
    makeCitation({ state: 'moved', current: null }),
  ];
  const specs = [makeReportedSpec({ documents: [makeDocument({ citations })] })];
  expect(applyRule(movedCitation, { specs }).map(({ message }) => message)).toEqual([
    'docs/architecture.md:5 cites `src/auth.ts:1-3`, which is src/login.ts:4-6 now',
    'docs/architecture.md:5 cites `src/auth.ts:1-3`, which is elsewhere now',
  ]);
});
