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
  'See [`hashFiles`](https://other.dev/api).',
])('%j says that the name belongs to another project', (text) => {
  expect(isForeign(text)).toBe(true);
});

it.each([
  'Use `hashFiles` from `demo`.',
  'Use `hashFiles` in `src/hash.ts`.',
  'Use `other` or `hashFiles`.',
  'Use `hashFiles` from `Other`.',
  'See [`hashFiles`](https://demo.dev/api) and [`hashFiles`](./api.md).',
  'See [`hashFiles()`](https://github.com/ann/demo/tree/main).',
])('%j does not', (text) => {
  expect(isForeign(text)).toBe(false);
});
