import { expect, it } from 'vitest';
import { citationDrafts } from '../../../integration/engine/src/report/citation-findings.ts';
import { makeCitation, makeDocument, makeSpecReport } from '../support/report.ts';

it('the finding on a changed citation advises to re-run a spec, or to review a page', () => {
  const documents = [
    makeDocument({ citations: [makeCitation({ state: 'changed', stale: true })] }),
  ];
  const helpFor = (kind: 'chant' | 'page'): string[] =>
    citationDrafts(makeSpecReport({ kind, documents })).map(({ help }) => help);
  expect(helpFor('chant')).toEqual([
    'Check what the document says of it, and run the spec again or accept it.',
  ]);
  expect(helpFor('page')).toEqual([
    'Check what the document says of it, and set `reviewed` to today or accept it.',
  ]);
});
