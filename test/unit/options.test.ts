import { describe, expect, it } from 'vitest';
import {
  AnalyzeOptionsSchema,
  OptionsError,
  readOptions,
} from '../../integration/engine/src/options.ts';

function read(options: unknown) {
  return readOptions(AnalyzeOptionsSchema, options);
}

function failureOf(options: unknown): string {
  try {
    read(options);
  } catch (error) {
    if (error instanceof OptionsError) return error.message;
    throw error;
  }
  throw new Error('the options were taken');
}

describe('options of the engine', () => {
  it('require only a root', () => {
    expect(read({ root: '.' })).toEqual({
      root: '.',
      specs: ['.chant/specs', '.chant/archive'],
      pages: ['**/*.{md,mdx,markdown,mdown,mkdn,mkd,mdwn,mdoc}'],
      tracks: {},
      coverage: ['**/*'],
      rules: {},
      significant: ['code', 'types', 'doc', 'binary'],
      strictReviews: false,
      ignoreRevs: [],
      ignore: { references: [], pages: [] },
      fetch: true,
      committed: false,
      staged: false,
    });
  });

  it('are kept as they are given', () => {
    const options = {
      root: '/repository',
      specs: ['specs'],
      pages: [],
      tracks: { 'docs/**': ['src', '!src/made/**'] },
      coverage: ['src', '!src/made/**'],
      rules: { drift: 'error', 'empty-input': 'off' },
      significant: ['comment'],
      strictReviews: true,
      ignoreRevs: ['abcdef1'],
      ignore: { references: ['lib/**'], pages: ['docs/old.md'] },
      fetch: false,
      cacheDir: 'cache',
      committed: true,
      staged: true,
      at: 'HEAD~3',
      onStep: () => undefined,
      now: new Date(0),
    };
    expect(read(options)).toEqual(options);
  });

  it('do not share their defaults', () => {
    read({ root: '.' }).specs.push('more');
    expect(read({ root: '.' }).specs).not.toContain('more');
  });

  it('normalise folders', () => {
    expect(read({ root: '.', specs: ['./docs/specs/', 'docs/specs'] }).specs).toEqual([
      'docs/specs',
      'docs/specs',
    ]);
  });
});

describe('invalid options of the engine', () => {
  it('are all named in one message', () => {
    const message = failureOf({
      root: '',
      specs: ['ok', '../elsewhere'],
      pages: ['/etc/**'],
      rules: { drift: 'fatal' },
      extra: 1,
    });
    for (const part of ['`root`', '`specs.1`', '`pages.0`', '`rules.drift`', 'extra']) {
      expect(message).toContain(part);
    }
    expect(message).toContain('leaves the repository');
    expect(message).toContain('absolute');
  });

  it.each([
    ['nothing at all', undefined],
    ['no mapping', 'specs'],
    ['no root', {}],
    ['a bare text for a list', { root: '.', specs: '.chant/specs' }],
    ['a pattern that leaves the repository', { root: '.', pages: ['docs/../../**'] }],
    ['pages that are only taken out', { root: '.', pages: ['!docs/v1/**'] }],
    ['an empty pattern', { root: '.', pages: [''] }],
    ['sources that are only taken out', { root: '.', coverage: ['!src/made'] }],
    ['a source pattern that leaves the repository', { root: '.', coverage: ['src', '!../x'] }],
    ['a bomb of braces', { root: '.', pages: ['{a,b}'.repeat(20)] }],
    ['a rule that is not known', { root: '.', rules: { drfit: 'error' } }],
    ['a severity that is not known', { root: '.', rules: { drift: true } }],
    ['a name that is misspelt', { root: '.', spec: ['x'] }],
    ['a folder with a NUL', { root: '.', specs: ['a\0b'] }],
  ])('are refused: %s', (_, options) => {
    expect(failureOf(options)).toContain('astro-drift options are not valid');
  });

  it('are named: an unknown rule, and the possible severities', () => {
    expect(failureOf({ root: '.', rules: { drfit: 'error' } })).toContain('drfit');
    expect(failureOf({ root: '.', rules: { drift: 'fatal' } })).toMatch(/off.*warn.*error/);
  });
});
