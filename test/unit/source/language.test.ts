import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../integration/astro/src/source/language.ts';

describe('languageOf a source page', () => {
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
    ['lib/a.nim', 'nim'],
  ])('%s is %s', (path, language) => {
    expect(languageOf(path)).toBe(language);
  });

  it.each(['README', 'LICENSE', 'a.unknown', '.env', 'a.', '', 'constructor', 'a.__proto__'])(
    '%j is plain text',
    (path) => {
      expect(languageOf(path)).toBeNull();
    },
  );

  it('is plain text for a file name that looks like an extension', () => {
    expect(['c', 'bin/go', 'src/ts'].map((path) => languageOf(path))).toEqual([null, null, null]);
  });

  it('follows the settings of the site', () => {
    const own = {
      byExtension: new Map([
        ['flow', 'flow'],
        ['py', 'starlark'],
      ]),
      aliases: { in: 'make', h: 'cpp', lost: 'nowhere', flowy: 'flow' },
    };
    const languages = ['a.flow', 'a.flowy', 'a.py', 'a.in', 'a.h', 'a.lost', 'a.toString', 'a.ts'];
    expect(languages.map((path) => languageOf(path, own))).toEqual([
      'flow',
      'flow',
      'starlark',
      'make',
      'cpp',
      null,
      null,
      'typescript',
    ]);
  });
});
