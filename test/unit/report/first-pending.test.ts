import { expect, it } from 'vitest';
import { firstPending } from '../../../integration/engine/src/report/first-pending.ts';

const file = (...days: number[]): Parameters<typeof firstPending>[0][number] => ({
  commits: days.map((day) => ({ authorTime: Date.UTC(2026, 0, day) / 1000 })),
});

it('the first pending change is the oldest commit of all files', () => {
  expect(firstPending([file(9, 4), file(), file(7)])).toBe('2026-01-04T00:00:00Z');
  expect(firstPending([file()])).toBeNull();
  expect(firstPending([])).toBeNull();
});
