import { expect, it } from 'vitest';
import {
  type JudgedCitation,
  withNamedChanges,
} from '../../../integration/engine/src/drift/judged-citation.ts';

function citation(over: Partial<JudgedCitation> = {}): JudgedCitation {
  const path = 'src/a.ts';
  const whole = { path, startLine: null, endLine: null };
  return {
    ...whole,
    reference: { kind: 'code', text: path, line: 3, column: 1, section: 0 },
    symbol: null,
    commit: null,
    state: 'ok',
    current: whole,
    stale: false,
    ...over,
  };
}

it('withNamedChanges marks whole files with such changes, and no other citations', () => {
  const others = [
    citation({ path: 'src/b.ts' }),
    citation({ startLine: 1, endLine: 3 }),
    citation({ state: 'moved' }),
    citation({ state: 'deleted', current: null, stale: true }),
  ];
  expect(withNamedChanges([citation(), ...others], new Set(['src/a.ts']))).toEqual([
    citation({ state: 'changed', stale: true }),
    ...others,
  ]);
});
