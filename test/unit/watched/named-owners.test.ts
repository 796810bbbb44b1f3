import { expect, it } from 'vitest';
import { belongsElsewhere } from '../../../integration/engine/src/watched/named-owners.ts';

function isForeign(text: string): boolean {
  return belongsElsewhere(text, 'hashFiles', (name) => name === 'demo');
}

it.each([
  'Use `hashFiles` from `other`.',
  'Use `hashFiles()` function of the [`@scope/other`](https://example.org).',
  'See `@scope/other`’s `hashFiles: true`.',
  "See [`other`](https://example.org)'s option `hashFiles`.",
])('%j says that the name belongs to another project', (text) => {
  expect(isForeign(text)).toBe(true);
});

it.each([
  'Use `hashFiles` from `demo`.',
  'Use `hashFiles` in `src/hash.ts`.',
  'Use `other` or `hashFiles`.',
  'Use `hashFiles` from `Other`.',
])('%j does not', (text) => {
  expect(isForeign(text)).toBe(false);
});
