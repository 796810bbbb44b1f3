import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../integration/src/source/language.ts';

describe('the language of a file', () => {
  it.each([
    ['src/auth/routes.py', 'python'],
    ['src/a.ts', 'typescript'],
    ['src/a.d.ts', 'typescript'],
    ['src/A.TSX', 'tsx'],
    ['src/a.mjs', 'javascript'],
    ['src/Page.astro', 'astro'],
    ['Makefile', 'make'],
    ['docker/Dockerfile', 'docker'],
    ['Gemfile', 'ruby'],
    ['.github/workflows/ci.yml', 'yaml'],
    ['app/[...slug].ts', 'typescript'],
    ['include/a.hpp', 'cpp'],
  ])('%s is %s', (path, language) => {
    expect(languageOf(path, '')).toBe(language);
  });

  it.each(['README', 'LICENSE', 'a.unknown', '.env', 'a.', '', 'constructor', 'a.__proto__'])(
    '%j is plain text',
    (path) => {
      expect(languageOf(path, '')).toBe('plaintext');
    },
  );

  it('is plain text for a whole name that is only like an extension', () => {
    expect(['c', 'bin/go', 'src/ts'].map((path) => languageOf(path, ''))).toEqual([
      'plaintext',
      'plaintext',
      'plaintext',
    ]);
  });

  it('is plain text where it is too long to be coloured', () => {
    expect(languageOf('a.json', 'x'.repeat(200_000))).toBe('json');
    expect(languageOf('a.json', 'x'.repeat(200_001))).toBe('plaintext');
  });
});
