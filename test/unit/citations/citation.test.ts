import { describe, expect, it } from 'vitest';
import {
  isCitation,
  readCitation,
  resolveCandidates,
} from '../../../integration/src/citations/citation.ts';

/** Whether a token cites something though no such file exists. */
function citesByShape(text: string): boolean {
  const token = readCitation(text);
  return token !== null && isCitation(token, false);
}

describe('what is no citation, unless there is such a file', () => {
  it.each([
    // hosts, ports and images
    'localhost:3000',
    'localhost:3000/index.html',
    'http://x.y/z:1',
    'https://example.com/src/a.ts:12',
    'https://example.com/src/a.ts#L12',
    '127.0.0.1:8080',
    '0.0.0.0:80',
    '[::1]:80',
    'example.com:443',
    'ghcr.io/org/app:3',
    'ghcr.io/org/app:1.2',
    'postgres:16',
    'node:22-alpine',
    'redis:7',
    'git@github.com:org/repo.git',
    'ssh://git@host/repo.git:22',
    'mailto:a@b.c',
    'file:///etc/hosts:1',
    // modules and packages
    'node:fs',
    'node:fs/promises',
    'virtual:astro/x.ts:3',
    'data:text/html.x:1',
    'npm:typescript@7',
    '@scope/pkg',
    '@scope/pkg:1',
    'pkg@1.2.3',
    'std::fs',
    'a.b.c',
    'a.b.c:12',
    'foo.bar',
    'Class.method',
    'java.util.List',
    // routes and calls
    'GET /users',
    'POST /auth/login:1',
    '/users/:id',
    '/auth/mfa/setup',
    '/src/a.ts:3',
    'foo()',
    'foo.bar(1)',
    'a[0]',
    'x => y',
    // a proposal, a word, a choice
    'utils/core',
    'utils/core:3',
    'and/or',
    'a/b',
    'src/auth/',
    'src/auth/routes.py',
    'README.md',
    'routes.py',
    'routes.py:12',
    // times, numbers, versions, ratios
    '10:30',
    '10:30:15',
    '2026-01-28T10:30',
    '3:4',
    '16:9',
    '16/9:3',
    '1/2',
    '1.5/2.5:3',
    '2026/01/28:3',
    'v1.2:3',
    'v1.2.3',
    ':3',
    '#L3',
    '#heading',
    // options, settings, code
    '--flag',
    '--flag=3',
    '-p 3000:3000',
    '--config=src/a.ts:3',
    'PORT=3000',
    'key: value',
    'key:3',
    'color:#fff',
    'a ? b : 3',
    'x|y',
    '"src/a.ts:3"',
    '<src/a.ts:3>',
    'src/*.ts:3',
    'src/**/a.ts:3',
    // other file systems
    'C:\\x',
    'C:\\src\\a.ts:3',
    'C:/src/a.ts:3',
    '\\\\server\\a.ts:3',
    '~/.bashrc:3',
    '~/src/a.ts:3',
    '$HOME/src/a.ts:3',
    '${HOME}/src/a.ts:3',
    './config.yml:/etc/config.yml',
    // lines that cannot be
    'src/a.ts:0',
    'src/a.ts:9-3',
    'src/a.ts:-3',
    'src/a.ts:1.5',
    'src/a.ts:99999999999999999999',
    'src/a.ts:12:5',
    'src/..:3',
    'src/.:3',
    '..:3',
    '.:3',
    // nothing at all
    '',
    ' ',
    ':',
    '/',
    '.',
    '..',
  ])('%j', (text) => {
    expect(citesByShape(text)).toBe(false);
  });

  it('is nothing of endless length, and decides so at once', () => {
    const start = performance.now();
    expect(citesByShape(`src/${'a'.repeat(2000)}.ts:1`)).toBe(false);
    expect(citesByShape(`${'a/'.repeat(20_000)}:`)).toBe(false);
    expect(citesByShape(`a/b.ts:${'1'.repeat(20_000)}x`)).toBe(false);
    expect(citesByShape(`a/b.ts:${'1-'.repeat(20_000)}`)).toBe(false);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('what is a citation by its shape', () => {
  it.each([
    ['src/auth/routes.py:1-150', 'src/auth/routes.py', 1, 150],
    ['src/auth/routes.py:12', 'src/auth/routes.py', 12, 12],
    ['src/auth/routes.py#L12', 'src/auth/routes.py', 12, 12],
    ['src/auth/routes.py#L12-L40', 'src/auth/routes.py', 12, 40],
    ['src/auth/routes.py#L12-40', 'src/auth/routes.py', 12, 40],
    ['src/a.ts:7-7', 'src/a.ts', 7, 7],
    ['./src/a.ts:3', './src/a.ts', 3, 3],
    ['../src/a.ts:3', '../src/a.ts', 3, 3],
    ['../../a/b.ts#L3', '../../a/b.ts', 3, 3],
    ['.github/workflows/ci.yml:10', '.github/workflows/ci.yml', 10, 10],
    ['src/.eslintrc:3', 'src/.eslintrc', 3, 3],
    ['src/a.test.ts:4', 'src/a.test.ts', 4, 4],
    ['src/types.d.ts:1-2', 'src/types.d.ts', 1, 2],
    ['app/(auth)/login/page.tsx:3', 'app/(auth)/login/page.tsx', 3, 3],
    ['app/[id]/[...slug].ts:10-20', 'app/[id]/[...slug].ts', 10, 20],
    ['packages/@scope/pkg/index.ts:3', 'packages/@scope/pkg/index.ts', 3, 3],
    ['app/routes/$id.tsx:3', 'app/routes/$id.tsx', 3, 3],
    ['src/routes/+page.svelte:3', 'src/routes/+page.svelte', 3, 3],
    ['src/v1.2/a.go:3', 'src/v1.2/a.go', 3, 3],
    ['src/日本/ファイル.ts:3', 'src/日本/ファイル.ts', 3, 3],
    ['Sources/App/Main.swift:100-2000', 'Sources/App/Main.swift', 100, 2000],
    ['lib/a_b-c.rb:3', 'lib/a_b-c.rb', 3, 3],
    ['@scope/pkg/index.js:3', '@scope/pkg/index.js', 3, 3],
  ])('%j', (text, path, startLine, endLine) => {
    expect(readCitation(text)).toEqual({ path, startLine, endLine });
    expect(citesByShape(text)).toBe(true);
  });
});

describe('what is a citation because there is such a file', () => {
  it.each([
    ['src/auth/routes.py', 'src/auth/routes.py', null],
    ['Dockerfile', 'Dockerfile', null],
    ['Dockerfile:3', 'Dockerfile', 3],
    ['LICENSE', 'LICENSE', null],
    ['README.md', 'README.md', null],
    ['routes.py:12', 'routes.py', 12],
    ['.env.example', '.env.example', null],
    ['utils/core', 'utils/core', null],
    ['bin/run:3', 'bin/run', 3],
    ['a.b.c', 'a.b.c', null],
    ['src/c++/a.h++:2', 'src/c++/a.h++', 2],
    ['src/routes/[id=integer]/+page.ts:3', 'src/routes/[id=integer]/+page.ts', 3],
    ['src/My App/main.py:3', 'src/My App/main.py', 3],
  ])('%j', (text, path, startLine) => {
    const token = readCitation(text);
    expect(token).toEqual({ path, startLine, endLine: startLine });
    expect(token !== null && isCitation(token, true)).toBe(true);
  });
});

describe('which files a token may mean', () => {
  it('is one from the root first in text, from the document first in a link', () => {
    expect(resolveCandidates('src/a.ts', 'docs/x/page.md', 'code')).toEqual([
      'src/a.ts',
      'docs/x/src/a.ts',
    ]);
    expect(resolveCandidates('src/a.ts', 'docs/x/page.md', 'link')).toEqual([
      'docs/x/src/a.ts',
      'src/a.ts',
    ]);
  });

  it('is found through `.` and `..`', () => {
    expect(resolveCandidates('../../src/./a.ts', 'docs/x/page.md', 'link')).toEqual(['src/a.ts']);
    expect(resolveCandidates('./a.ts', 'docs/page.md', 'link')).toEqual(['docs/a.ts', 'a.ts']);
  });

  it('is never one outside of the repository', () => {
    expect(resolveCandidates('../../../etc/passwd', 'docs/page.md', 'link')).toEqual([]);
    expect(resolveCandidates('a/../../b.ts', 'page.md', 'code')).toEqual([]);
    expect(resolveCandidates('../a/../../b', 'x/y/page.md', 'code')).toEqual(['b']);
  });

  it('is one file only, where both ways lead to it', () => {
    expect(resolveCandidates('src/a.ts', 'README.md', 'code')).toEqual(['src/a.ts']);
  });

  it('is none for the root itself', () => {
    expect(resolveCandidates('..', 'docs/page.md', 'link')).toEqual([]);
  });
});
