import { expect, it } from 'vitest';
import { tellsDrift } from '../../../integration/astro/src/site/audience.ts';

it.each([
  ['readers', true, undefined, true],
  ['maintainers', true, undefined, false],
  ['maintainers', true, '', false],
  ['maintainers', true, '0', false],
  ['maintainers', true, 'FALSE', false],
  ['maintainers', true, '1', true],
  ['maintainers', true, 'true', true],
  ['maintainers', false, undefined, true],
] as const)(
  'for %s, isBuild %s and ASTRO_DRIFT_PREVIEW=%s it is %s',
  (audience, isBuild, value, expected) => {
    expect(tellsDrift({ audience }, isBuild, { ASTRO_DRIFT_PREVIEW: value })).toBe(expected);
  },
);
