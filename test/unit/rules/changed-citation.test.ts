import { expect, it } from 'vitest';
import { ADVICE } from '../../../integration/engine/src/report/advice.ts';
import type { CitationReport } from '../../../integration/engine/src/report/schema.ts';
import { changedCitation } from '../../../integration/engine/src/rules/changed-citation.ts';
import type { UnratedFinding } from '../../../integration/engine/src/rules/rule.ts';
import { makeCitation, makeDocument } from '../support/report.ts';
import { applyRule, makeReportedSpec } from '../support/rule-input.ts';

function check(kind: 'chant' | 'page', over: Partial<CitationReport> = {}): UnratedFinding[] {
  const citations = [makeCitation({ state: 'changed', stale: true, ...over })];
  const specs = [makeReportedSpec({ kind, documents: [makeDocument({ citations })] })];
  return applyRule(changedCitation, { specs });
}

it('changed-citation advises to re-run a spec, or to review a page', () => {
  expect(check('chant').map(({ help }) => help)).toEqual([
    'Check what the document says of it, and run the spec again or accept it.',
  ]);
  expect(check('page').map(({ help }) => help)).toEqual([`${ADVICE.check}.`]);
});

it('changed-citation says since when the lines have changed', () => {
  expect(check('chant').map(({ message }) => message)).toEqual([
    expect.stringMatching(/, which has changed since the document was completed$/),
  ]);
  expect(check('page').map(({ message }) => message)).toEqual([
    expect.stringMatching(/, which has changed since the last review of its section$/),
  ]);
});

it('changed-citation has the current place of the lines', () => {
  const current = { path: 'src/auth.ts', startLine: 4, endLine: 9 };
  expect(check('chant', { current }).map(({ source }) => source)).toEqual([current]);
});

it('changed-citation leaves out changes that make no drift, and files cited as a whole', () => {
  const wholeFile = { startLine: null, endLine: null };
  expect(check('chant', { stale: false })).toEqual([]);
  expect(check('chant', wholeFile)).toEqual([]);
  expect(check('chant', { ...wholeFile, symbol: 'login' })).toHaveLength(1);
});
