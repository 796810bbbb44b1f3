import { describe, expect, it } from 'vitest';
import {
  documentSince,
  firstPending,
  type PendingChange,
} from '../../../integration/engine/src/report/first-pending.ts';

function change(path: string, days: number[], over: Partial<PendingChange> = {}): PendingChange {
  const commits = days.map((day) => ({ authorTime: Date.UTC(2026, 0, day) / 1000 }));
  return { path, previousPath: null, significant: true, commits, ...over };
}

describe('the first pending change', () => {
  it('is the oldest commit of the changes that count', () => {
    const changes = [
      change('a', [9, 4]),
      change('b', [7]),
      change('c', [1], { significant: false }),
    ];
    expect(firstPending(changes)).toBe('2026-01-04T00:00:00Z');
  });

  it('is unknown if there is none, or none is committed', () => {
    expect(firstPending([])).toBeNull();
    expect(firstPending([change('a', [])])).toBeNull();
    expect(firstPending([change('a', []), change('b', [3])])).toBe('2026-01-03T00:00:00Z');
  });
});

describe('since when a document is behind', () => {
  const changes = [change('a', [2]), change('b', [5], { previousPath: 'old' })];
  const since = (impact: string, ...paths: string[]): string | null =>
    documentSince({ impact, evidence: paths.map((path) => ({ path })) }, changes);

  it.each([
    ['the changes to which its evidence leads', ['b'], '2026-01-05T00:00:00Z'],
    ['the former name of a file', ['old'], '2026-01-05T00:00:00Z'],
    ['all changes if it has no evidence', [], '2026-01-02T00:00:00Z'],
    ['no changes if the evidence leads to other files', ['c'], null],
  ])('depends on %s', (_, paths, expected) => {
    expect(since('named', ...paths)).toBe(expected);
  });

  it('is not told of a document that nothing concerns', () => {
    expect(since('none')).toBeNull();
  });
});
