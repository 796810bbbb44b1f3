import { expect, it } from 'vitest';
import { toldChange } from '../../../integration/engine/src/report/told-change.ts';
import { makeChange } from '../support/report.ts';

const SYMBOLS = {
  added: [{ kind: 'function' as const, name: 'sign', method: null, line: 1 }],
  removed: [],
  changed: [],
};

it.each([{ path: 'config/.env' }, { path: 'src/a.ts', previousPath: 'secrets/a.ts' }])(
  'tells nothing of what is in a file with the name of a secret: %j',
  (paths) => {
    const change = makeChange({ ...paths, symbols: SYMBOLS, rows: { added: 1, removed: 0 } });
    expect(toldChange(change)).toEqual({
      ...change,
      symbols: { added: [], removed: [], changed: [] },
      rows: null,
    });
  },
);

it('tells everything of any other', () => {
  const change = makeChange({ symbols: SYMBOLS });
  expect(toldChange(change)).toBe(change);
});
