import { expect, it } from 'vitest';
import { summarize } from '../../../integration/astro/src/page/wording.ts';
import { sourceCount } from '../../../integration/engine/src/report/source-count.ts';
import { describeChanges } from '../../../integration/engine/src/rules/changes.ts';
import { ENGLISH_STRINGS } from '../../../integration/astro/src/strings/strings.ts';
import { makeChange, makeSpecReport } from '../support/report.ts';

const gone = makeSpecReport({
  status: 'drifted',
  inputCount: 0,
  changes: [makeChange({ kind: 'renamed', path: 'src/b.ts', previousPath: 'src/a.ts' })],
});

it('sourceCount counts the inputs, but at least the changed ones', () => {
  expect(sourceCount(makeSpecReport({ inputCount: 3, changes: [makeChange()] }))).toBe(3);
  expect(sourceCount(makeSpecReport({ inputCount: 0 }))).toBe(0);
  expect(sourceCount(gone)).toBe(1);
});

it('no sentence says that one of no sources has changed', () => {
  expect(summarize(gone, ENGLISH_STRINGS)?.toString()).toContain(
    '1 of 1 source file behind this page',
  );
  expect(describeChanges(gone)).toContain('1 of 1 sources changed');
});
