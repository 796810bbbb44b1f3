import { describe, expect, it } from 'vitest';
import { isMechanicalFile } from '../../../integration/engine/src/drift/mechanical-files.ts';

/** Whether an input is mechanical that a pattern selects. */
function isMechanical(
  path: string,
  pattern = '**',
  { cited = [], generated = [], previousPath = path }: Partial<Options> = {},
): boolean {
  const input = { role: 'tracks', pattern, line: 1 } as const;
  return isMechanicalFile([path, previousPath], new Set(generated), {
    matches: [{ input, paths: [path] }],
    cited: new Set(cited),
  });
}

interface Options {
  readonly cited: readonly string[];
  readonly generated: readonly string[];
  readonly previousPath: string;
}

describe('isMechanicalFile', () => {
  it.each([
    'package-lock.json',
    'sub/pnpm-lock.yaml',
    'yarn.lock',
    'Cargo.lock',
    'bun.lockb',
    'go.sum',
    'packages.lock.json',
    '.terraform.lock.hcl',
    'CHANGELOG.md',
    'Changes',
    'lib/HISTORY.rst',
    'release-notes.txt',
    '.changeset/big-dogs-run.md',
    'src/a.test.ts',
    'src/__tests__/a.ts',
    'src/__snapshots__/a.ts.snap',
    'src/test_a.py',
    'tests/fixtures/data.csv',
    'src/a_test.go',
    'spec/a_spec.rb',
    'vendor/a.c',
  ])('is true for %s', (path) => {
    expect(isMechanical(path)).toBe(true);
  });

  it.each([
    'src/a.ts',
    'src/lock.ts',
    'src/file-lock.ts',
    'src/history.ts',
    'src/changes.py',
    'spec/openapi.yaml',
    'src/testing.ts',
    'package.json',
  ])('is false for %s', (path) => {
    expect(isMechanical(path)).toBe(false);
  });

  it.each([
    ['src/a.test.ts', 'src/a.test.ts'],
    ['src/a.test.ts', 'src/**/*.test.ts'],
    ['test/support/a.ts', 'test/**'],
    ['test/support/a.ts', 'test'],
    ['CHANGELOG.md', 'CHANGELOG.md'],
    ['src/gen.ts', 'src/gen.ts'],
  ])('is false for %s, if the pattern is %s', (path, pattern) => {
    expect(isMechanical(path, pattern, { generated: ['src/gen.ts'] })).toBe(false);
  });

  it('is true for what `.gitattributes` calls generated', () => {
    expect(isMechanical('src/gen.ts', 'src/**', { generated: ['src/gen.ts'] })).toBe(true);
  });

  it('is false for what a document cites', () => {
    expect(isMechanical('src/a.test.ts', '**', { cited: ['src/a.test.ts'] })).toBe(false);
  });

  it('is false for a file that was none before', () => {
    expect(isMechanical('test/a.ts', '**', { previousPath: 'src/a.ts' })).toBe(false);
    expect(isMechanical('test/a.ts', '**', { previousPath: 'test/b.ts' })).toBe(true);
  });
});
