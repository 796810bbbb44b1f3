import { describe, expect, it } from 'vitest';
import { pageAddress } from '../../../integration/astro/src/site/page-address.ts';

type Terms = Parameters<typeof pageAddress>[2];

const PLAIN = {
  base: '/',
  trailingSlash: 'ignore',
  site: undefined,
  server: { port: 4321 },
  build: { format: 'directory' },
} as Terms;

/** The addresses of the home page, of one below an index file, and of any other. */
function addresses(over: Partial<Terms>): string[] {
  const terms = { ...PLAIN, ...over };
  return [
    pageAddress('/', true, terms),
    pageAddress('/docs/', true, terms),
    pageAddress('/docs/a', false, terms),
  ];
}

describe('the address for which a page is rendered', () => {
  const local = 'http://localhost:4321';

  it.each<[Partial<Terms>, string[]]>([
    [{}, [`${local}/`, `${local}/docs/`, `${local}/docs/a/`]],
    [
      { site: 'https://example.com/x', base: '/b/', trailingSlash: 'always' },
      ['https://example.com/b/', 'https://example.com/b/docs/', 'https://example.com/b/docs/a/'],
    ],
    [
      { base: '/b', trailingSlash: 'never' },
      [`${local}/b`, `${local}/b/docs`, `${local}/b/docs/a`],
    ],
    [{ trailingSlash: 'never' }, [`${local}/`, `${local}/docs`, `${local}/docs/a`]],
    [
      { base: '/b', build: { format: 'file' } },
      [`${local}/b/index.html`, `${local}/b/docs.html`, `${local}/b/docs/a.html`],
    ],
    [{ build: { format: 'preserve' } }, [`${local}/`, `${local}/docs/`, `${local}/docs/a.html`]],
  ])('is written as Astro does with %j', (over, expected) => {
    expect(addresses(over)).toEqual(expected);
  });
});
