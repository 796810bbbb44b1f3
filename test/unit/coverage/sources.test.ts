import { describe, expect, it } from 'vitest';
import { isProgram } from '../../../integration/engine/src/code/programming.ts';
import { selectSources } from '../../../integration/engine/src/coverage/sources.ts';

const SPECS = ['.chant/specs'];

function select(paths: readonly string[], ...coverage: string[]): readonly string[] {
  return selectSources(paths, {
    coverage: coverage.length === 0 ? ['**/*'] : coverage,
    specs: SPECS,
  });
}

describe('source files', () => {
  it.each(['a.ts', 'src/a.PY', 'Rakefile', 'x/run.sh', 'App.vue', 'schema.sql', 'main.lua'])(
    'include the program %s',
    (path) => {
      expect(isProgram(path)).toBe(true);
    },
  );

  it.each(['a.md', 'a.json', 'a.css', 'Makefile', '.sh', 'src/sh', 'a.yaml', 'a.csv', 'a.png'])(
    'do not include %s, which is no program',
    (path) => {
      expect(isProgram(path)).toBe(false);
    },
  );

  it.each([
    'tests/a.py',
    'src/__tests__/a.ts',
    'src/a.test.ts',
    'src/a.spec.tsx',
    'src/test_a.py',
    'src/a_test.go',
    'spec/a_spec.rb',
    'src/ATest.java',
    'conftest.py',
    'vendor/x/a.go',
    'web/node_modules/x/a.js',
    'Tests/fixtures/a.cs',
    'site/a.min.js',
    '.chant/specs/a.py',
    '.drift/a.py',
  ])('do not include %s', (path) => {
    expect(select([path, 'src/a.ts'])).toEqual(['src/a.ts']);
  });

  it.each([
    'src/latest.py',
    'src/contest.ts',
    'src/attest_a.py',
    'src/testing.go',
    'lib/Fastest.java',
  ])('include %s, which only looks like a test', (path) => {
    expect(select([path])).toEqual([path]);
  });

  it('are those of the patterns without those of negated patterns', () => {
    const paths = ['a.py', 'lib/a.py', 'src/a.py', 'src/made/a.py', 'src/made/deep/b.py'];
    expect(select(paths, 'src', 'a.py', '!src/made/**')).toEqual(['a.py', 'src/a.py']);
  });

  it('include tests where a pattern names their folder or file', () => {
    const paths = ['src/a.test.ts', 'src/b.test.ts', 'tests/support/a.ts', 'tests/b.ts'];
    expect(select(paths, '**/*', 'tests/support/**', 'src/a.test.ts')).toEqual([
      'src/a.test.ts',
      'tests/support/a.ts',
    ]);
  });
});
