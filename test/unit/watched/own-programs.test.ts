import { expect, it } from 'vitest';
import { makeOwnTest } from '../../../integration/engine/src/watched/own-programs.ts';

it('reads packages and programs from manifests', () => {
  const manifests = new Map([
    ['package.json', '{ "name": "@demo/core", "bin": { "demo-run": "a.js" } }'],
    [
      'py/pyproject.toml',
      '[project]\nname = "py_demo"\n[project.scripts]\npyd = "py_demo.main:run"',
    ],
    ['Cargo.toml', '[package]\nname = "rust-demo"\n'],
    ['go.mod', 'module example.org/a/godemo\n'],
    ['broken/package.json', '{'],
  ]);
  const isOwn = makeOwnTest(manifests, ['repo']);
  const own = ['@demo/core', 'core', 'demo-run', 'py-demo', 'pyd', 'rust_demo', 'godemo', 'repo'];
  expect(own.filter((name) => !isOwn(name))).toEqual([]);
  expect(['other', '', '@demo/other'].filter(isOwn)).toEqual([]);
});

it.each([
  ['pyproject.toml', '\n'.repeat(300_000)],
  ['pyproject.toml', 'a-'.repeat(300_000)],
  ['pyproject.toml', `a = a${'.a'.repeat(300_000)}`],
  ['go.mod', `module ${'a'.repeat(300_000)} b`],
  ['go.mod', 'module\n'.repeat(100_000)],
  ['go.mod', `module a${' '.repeat(300_000)}b`],
])('reads a hostile %s at once', (file, text) => {
  expect(makeOwnTest(new Map([[file, text]]), [])('other')).toBe(false);
});
