import { expect, it } from 'vitest';
import { withoutDrift } from '../../../integration/astro/src/public-report/without-drift.ts';
import type { Analysis } from '../../../integration/engine/src/analyze.ts';
import { makeChange, makeReport, makeSpecReport } from '../support/report.ts';

it('lists only the sources that are there, by their present names', () => {
  const files = ['src/gone.ts', 'src/kept.ts', 'src/new.ts', 'src/old.ts'];
  const spec = makeSpecReport({
    inputs: [{ role: 'tracks', pattern: 'src/**', matched: 2, files }],
    changes: [
      makeChange({ kind: 'deleted', path: 'src/gone.ts' }),
      makeChange({ kind: 'renamed', path: 'src/new.ts', previousPath: 'src/old.ts' }),
    ],
  });
  const { report } = withoutDrift({ report: makeReport([spec]) } as unknown as Analysis);
  expect(report.specs[0]?.inputs[0]?.files).toEqual(['src/kept.ts', 'src/new.ts']);
});
