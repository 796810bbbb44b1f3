import { describe, expect, it } from 'vitest';
import { findChanges } from '../../../integration/engine/src/drift/find-changes.ts';
import type { FileState } from '../../../integration/engine/src/git/files.ts';
import type { Role } from '../../../integration/engine/src/specs/spec.ts';
import { state } from '../support/history.ts';

function compare(before: FileState | null, after: FileState | null) {
  const found = findChanges(
    new Map<string, Role>([['a', 'tracks']]),
    () => before,
    () => after,
  );
  return found[0]?.kind ?? null;
}

describe('findChanges: an input that', () => {
  it.each([
    ['is the same', state('1'), state('1'), null],
    ['was modified', state('1'), state('2'), 'modified'],
    ['was added', null, state('1'), 'added'],
    ['was deleted', state('1'), null, 'deleted'],
    ['was never there', null, null, null],
    ['became executable', state('1'), { mode: '100755', oid: '1' }, null],
    ['became executable and other', state('1'), { mode: '100755', oid: '2' }, 'modified'],
    ['became a link of the same bytes', state('1'), { mode: '120000', oid: '1' }, 'modified'],
    ['was a link', { mode: '120000', oid: '1' }, state('1'), 'modified'],
    [
      'is a submodule at another commit',
      { mode: '160000', oid: '1' },
      { mode: '160000', oid: '2' },
      'modified',
    ],
  ] as const)('%s', (_, before, after, kind) => {
    expect(compare(before, after)).toBe(kind);
  });
});

describe('changes of inputs', () => {
  it('are sorted by path, each with its role and both states', () => {
    const roles = new Map<string, Role>([
      ['b', 'informed_by'],
      ['Z', 'tracks'],
      ['a', 'origin'],
      ['same', 'tracks'],
    ]);
    const found = findChanges(
      roles,
      () => state('1'),
      (path) => (path === 'same' ? state('1') : path === 'a' ? null : state('2')),
    );
    expect(found.map(({ path, role, kind }) => [path, role, kind])).toEqual([
      ['Z', 'tracks', 'modified'],
      ['a', 'origin', 'deleted'],
      ['b', 'informed_by', 'modified'],
    ]);
    expect(found[1]).toMatchObject({ before: state('1'), after: null });
  });
});
