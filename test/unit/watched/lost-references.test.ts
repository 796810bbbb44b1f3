import { describe, expect, it } from 'vitest';
import { PathEndings } from '../../../integration/engine/src/citations/known-files.ts';
import { findLost } from '../../../integration/engine/src/watched/lost-references.ts';

const FILES = ['src/app/main.py', 'docs/img/a.png', 'docs/other.md', 'README.md'];

function lost(kind: 'code' | 'link', text: string): readonly string[] {
  const reference = { kind, text, line: 3, column: 5, section: 0 };
  const known = {
    exists: (path: string) => FILES.includes(path),
    endingIn: (path: string) => new PathEndings(FILES).endingIn(path),
  };
  return findLost('docs/guide.md', [reference], known).flatMap(({ paths }) => paths);
}

describe('a reference leads to no file', () => {
  it.each([
    ['code', 'src/app/old.py', ['src/app/old.py', 'docs/src/app/old.py']],
    ['code', 'src/app/old.py:3-4', ['src/app/old.py', 'docs/src/app/old.py']],
    ['code', 'old.py:3', ['old.py', 'docs/old.py']],
    ['link', '../src/app/old.py#L3', ['src/app/old.py']],
    ['link', 'gone.md', ['docs/gone.md', 'gone.md']],
  ] as const)('as %s: %s', (kind, text, paths) => {
    expect(lost(kind, text)).toEqual(paths);
  });
});

describe('nothing is said of', () => {
  it.each([
    ['code', 'src/app/main.py'],
    ['code', 'src/app/main.py:3'],
    ['code', 'app/main.py'],
    ['code', 'tsconfig.json'],
    ['code', 'and/or'],
    ['code', 'npm run x'],
    ['code', 'https://example.org/a/b.html'],
    ['link', 'other.md'],
    ['link', '/guide/'],
    ['link', 'https://example.org/a/b.html'],
  ] as const)('as %s: %s', (kind, text) => {
    expect(lost(kind, text)).toEqual([]);
  });
});
