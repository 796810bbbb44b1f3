import { describe, expect, it } from 'vitest';
import type { ForgeState } from '../../../integration/engine/src/citations/citation-token.ts';
import { PathEndings } from '../../../integration/engine/src/citations/known-files.ts';
import { findLost } from '../../../integration/engine/src/watched/lost-references.ts';

const FILES = ['src/app/main.py', 'docs/img/a.png', 'docs/other.md', 'README.md'];

function lost(kind: 'code' | 'link', text: string): readonly string[] {
  const reference = { kind, text, line: 3, column: 5, section: 0 };
  const known = {
    exists: (path: string) => FILES.includes(path),
    endingIn: (path: string) => new PathEndings(FILES).endingIn(path),
    isOwnState: ({ repository, ref }: ForgeState) =>
      repository === 'github.com/org/app' && /^(?:main|[0-9a-f]{40})$/.test(ref),
  };
  return findLost('docs/guide.md', [reference], known).flatMap(({ paths }) => paths);
}

describe('a reference leads to no file', () => {
  it.each([
    ['code', 'src/app/old.py', ['src/app/old.py', 'docs/src/app/old.py']],
    ['code', 'src/app/old.py:3-4', ['src/app/old.py', 'docs/src/app/old.py']],
    ['code', 'old.py:3', ['old.py', 'docs/old.py']],
    ['code', 'old.py#main', ['old.py', 'docs/old.py']],
    ['link', '../src/app/old.py#L3', ['src/app/old.py']],
    ['link', 'gone.md', ['docs/gone.md', 'gone.md']],
    ['link', 'img/../app/main.py', ['docs/app/main.py', 'app/main.py']],
    ['link', 'gone.md#section', ['docs/gone.md', 'gone.md']],
    ['link', '/docs/gone.md', ['docs/gone.md']],
    ['code', './app/main.py', ['docs/app/main.py']],
    ['link', 'https://github.com/org/app/blob/main/src/old.py#L3', ['src/old.py']],
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
    ['link', '/docs/other.md'],
    ['link', 'other.md#section'],
    ['link', '#section'],
    ['link', 'https://example.org/a/b.html'],
    ['link', `https://github.com/org/app/blob/${'1a'.repeat(20)}/src/old.py#L3`],
    ['link', 'https://github.com/org/app/blob/v1.0/src/old.py'],
    ['link', 'https://github.com/org/other/blob/main/src/old.py'],
  ] as const)('as %s: %s', (kind, text) => {
    expect(lost(kind, text)).toEqual([]);
  });
});

it('counts by the end of its path only with lines or a name of a definition', () => {
  const ends = ['lib/old.py', 'lib/old.py:3', 'old.py:3', 'lib/old.py::run', './lib/old.py:3'].map(
    (text) => {
      const reference = { kind: 'code', text, line: 3, column: 5, section: 0 } as const;
      const known = { exists: () => false, endingIn: () => [], isOwnState: () => false };
      return findLost('docs/guide.md', [reference], known)[0]?.end;
    },
  );
  expect(ends).toEqual([null, 'lib/old.py', 'old.py', 'lib/old.py', null]);
});
