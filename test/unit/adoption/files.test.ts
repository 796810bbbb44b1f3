import { expect, it } from 'vitest';
import { isLikelyPage } from '../../../integration/engine/src/adoption/likely-page.ts';
import {
  definesNames,
  isLikelySource,
  isSource,
  rankOf,
} from '../../../integration/engine/src/adoption/source-files.ts';

it.each(['docs/guide.md', 'README.md', '.github/RELEASING.md', 'src/auth/notes.md'])(
  '%s may describe code',
  (page) => {
    expect(isLikelyPage(page)).toBe(true);
  },
);

it.each([
  '.github/pull_request_template.md',
  '.github/ISSUE_TEMPLATE/bug.md',
  '.chant/prompts/standard.md',
  'CODE_OF_CONDUCT.md',
  'LICENSE.md',
  'CLAUDE.md',
  'tests/fixtures/page.md',
])('%s does not', (page) => {
  expect(isLikelyPage(page)).toBe(false);
});

it.each(['src/a.py', 'pyproject.toml', 'deploy/web.yaml', 'Dockerfile', 'src/style.css'])(
  '%s can be a source that nothing cites',
  (path) => {
    expect(isLikelySource(path)).toBe(true);
  },
);

it.each([
  'tests/test_a.py',
  'package-lock.json',
  '.github/workflows/ci.yml',
  'mkdocs.yml',
  'requirements-dev.txt',
])('%s is a source only if it is cited', (path) => {
  expect(isLikelySource(path)).toBe(false);
  expect(isSource(path)).toBe(true);
});

it.each(['docs/other.md', 'docs/a.png', 'LICENSE', 'docs/index.rst'])('%s is no source', (path) => {
  expect(isSource(path)).toBe(false);
});

it('reads names from programs', () => {
  expect(definesNames('src/a.py')).toBe(true);
  expect(definesNames('src/data.json')).toBe(false);
  expect(definesNames('tests/test_a.py')).toBe(false);
});

it.each([
  ['src/a.ts', 'source'],
  ['types/a.d.ts', 'declaration'],
  ['examples/a.ts', 'example'],
  ['docs/demo/a.d.ts', 'example'],
  ['scripts/build.ts', 'example'],
])('%s ranks as %s', (path, rank) => {
  expect(rankOf(path)).toBe(rank);
});
