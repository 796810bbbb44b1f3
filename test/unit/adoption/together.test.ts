import { describe, expect, it } from 'vitest';
import { changeSets } from '../../../integration/engine/src/adoption/change-set.ts';
import { ENOUGH } from '../../../integration/engine/src/adoption/clue.ts';
import { CommonChanges } from '../../../integration/engine/src/adoption/together.ts';

const PAGE = 'docs/deploy.md';
const isSource = (path: string): boolean => !path.endsWith('.md');

function weights(sets: readonly (readonly string[])[]): Record<string, number> {
  const common = new CommonChanges(
    sets.map((set) => new Set(set)),
    isSource,
  );
  return Object.fromEntries(common.of(PAGE).map(({ path, weight }) => [path, weight]));
}

function times<T>(count: number, value: T): T[] {
  return Array.from({ length: count }, () => value);
}

describe('files that changed together with a page', () => {
  it('are sources if they did so often', () => {
    const sets = [...times(4, [PAGE, 'deploy/web.yaml']), [PAGE, 'src/a.py']];
    const [found] = new CommonChanges(
      sets.map((set) => new Set(set)),
      isSource,
    ).of(PAGE);
    expect(found).toMatchObject({
      path: 'deploy/web.yaml',
      reason: 'changed with this page in 4 of 5 commits',
    });
    expect(found?.weight).toBeGreaterThan(ENOUGH);
  });

  it('are none after a single commit', () => {
    expect(weights([[PAGE, 'src/a.py']])).toEqual({});
  });

  it('say less the more files a commit changed', () => {
    const big = Array.from({ length: 30 }, (_, index) => `src/${index}.py`);
    expect(weights(times(3, [PAGE, 'src/a.py', ...big]))['src/a.py']).toBeLessThan(ENOUGH);
    const huge = Array.from({ length: 60 }, (_, index) => `src/${index}.py`);
    expect(weights(times(9, [PAGE, ...huge]))).toEqual({});
  });

  it('say less if they change with everything', () => {
    const own = times(5, [PAGE, 'setup.cfg.in', 'src/own.py']);
    const others = times(40, ['docs/other.md', 'setup.cfg.in']);
    const found = weights([...own, ...others]);
    expect(found['src/own.py']).toBeGreaterThan(ENOUGH);
    expect(found['setup.cfg.in']).toBeLessThan((found['src/own.py'] ?? 0) / 2);
  });

  it('say less if every project has them', () => {
    const found = weights(times(5, [PAGE, 'pyproject.toml', 'src/own.py']));
    expect(found['pyproject.toml']).toBe((found['src/own.py'] ?? 0) / 2);
    expect(found['pyproject.toml']).toBeGreaterThanOrEqual(ENOUGH);
  });
});

describe('the files that commits changed', () => {
  const state = (oid: string) => ({ mode: '100644', oid });
  const edit = (path: string) => ({ path, before: state('1'), after: state('2') });
  const commit = (
    files: ReturnType<typeof edit | typeof add | typeof remove>[],
    subject = 'Work',
  ) => ({
    author: 'Ann',
    subject,
    files,
  });
  const add = (path: string, oid: string) => ({ path, before: null, after: state(oid) });
  const remove = (path: string, oid: string) => ({ path, before: state(oid), after: null });
  const sets = (...commits: Parameters<typeof changeSets>[0]): string[][] =>
    changeSets(commits).map((set) => [...set]);

  it('have their present names, through several moves', () => {
    expect(
      sets(
        commit([remove('lib/b.py', '7'), add('src/b.py', '7')]),
        commit([remove('old/a.py', '3'), add('lib/b.py', '3')]),
        commit([edit('old/a.py'), edit('docs/x.md')]),
      ),
    ).toEqual([['src/b.py'], ['src/b.py'], ['src/b.py', 'docs/x.md']]);
  });

  it('are followed by name if the content changed as well', () => {
    expect(
      sets(commit([remove('old/a.py', '1'), add('new/a.py', '2')]), commit([edit('old/a.py')])),
    ).toEqual([['new/a.py'], ['new/a.py']]);
  });

  it('are not followed where several files fit', () => {
    const moved = [remove('x/a.py', '1'), add('y/a.py', '2'), add('z/a.py', '3')];
    expect(sets(commit(moved), commit([edit('x/a.py')]))[1]).toEqual(['x/a.py']);
  });

  it.each([
    'v1.2.0',
    'Bump version to 3.0',
    'chore(deps): update x',
    'Release 2.1',
    'Prepare the next release',
  ])('do not count for routine work: %s', (subject) => {
    expect(sets(commit([edit('a.py')], subject))).toEqual([]);
  });

  it('count for other work', () => {
    expect(sets(commit([edit('a.py')], 'Allow 2 releases a day'))).toEqual([['a.py']]);
  });
});
