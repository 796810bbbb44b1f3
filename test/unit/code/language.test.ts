import { describe, expect, it } from 'vitest';
import { type Language, languageOf } from '../../../integration/engine/src/code/language.ts';

const NAMES: Readonly<Record<Language, readonly string[]>> = {
  c: ['src/main.c'],
  cpp: ['a.h', 'a.hh', 'a.hpp', 'a.hxx', 'a.cc', 'a.cpp', 'a.cxx'],
  csharp: ['Program.cs', 'PROGRAM.CS'],
  go: ['main.go'],
  java: ['src/A.java'],
  javascript: ['a.js', 'a.mjs', 'a.cjs', 'a.jsx', 'a.test.js'],
  php: ['index.php'],
  python: ['a.py', 'a.pyi', 'a b/__init__.py'],
  ruby: ['a.rb', 'lib/tasks/a.rake', 'Rakefile', 'app/Gemfile', 'config.ru', 'a.gemspec'],
  rust: ['src/lib.rs'],
  tsx: ['a.tsx'],
  typescript: ['a.ts', 'a.mts', 'a.cts', 'a.d.ts', '.ts'],
};

describe('languageOf', () => {
  it.each(Object.entries(NAMES))('%s', (language, paths) => {
    expect(paths.map((path) => languageOf(path))).toEqual(paths.map(() => language));
  });

  it.each([
    'README.md',
    'Makefile',
    'src.ts/README',
    'a.blade.php',
    'a.tsv',
    'gemfile.lock',
    'ts',
    '',
    'a.',
    'constructor',
    'a.constructor',
  ])('is null for %s', (path) => {
    expect(languageOf(path)).toBeNull();
  });
});
