import { expect, it } from 'vitest';
import { toTimestamp } from '../../../integration/engine/src/text/time.ts';

it.each([
  [1_769_611_500, '2026-01-28T14:45:00Z'],
  [0, '1970-01-01T00:00:00Z'],
  [100_000_000_000_000, '9999-12-31T23:59:59Z'],
  [Number.MAX_SAFE_INTEGER, '9999-12-31T23:59:59Z'],
  [-100_000_000_000_000, '0000-01-01T00:00:00Z'],
])('toTimestamp writes %i as %s', (seconds, timestamp) => {
  expect(toTimestamp(seconds)).toBe(timestamp);
});
