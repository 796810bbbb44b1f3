import { describe, expect, it } from 'vitest';
import { UNKNOWN_STATE } from '../../../integration/engine/src/citations/authored-state.ts';
import type { Citation } from '../../../integration/engine/src/citations/citation.ts';
import type { Change } from '../../../integration/engine/src/drift/change.ts';
import {
  judgeStaleness,
  withNamedChanges,
} from '../../../integration/engine/src/drift/stale-citations.ts';

const [OLD, OLDER, NEW] = ['a', 'b', 'c'].map((oid) => ({ mode: '100644', oid }));

function citation(over: Partial<Citation> = {}): Citation {
  const path = 'src/a.ts';
  const whole = { path, startLine: null, endLine: null };
  return {
    ...whole,
    reference: { kind: 'code', text: path, line: 3, column: 1, section: 0 },
    fits: { direct: [path], endings: [] },
    others: [],
    pinned: null,
    symbol: null,
    authored: UNKNOWN_STATE,
    before: OLD,
    after: NEW ?? null,
    currentPath: path,
    role: 'tracks',
    state: 'ok',
    current: whole,
    isComment: false,
    isReviewed: false,
    significance: null,
    stale: false,
    suggestion: null,
    ...over,
  };
}

/** A change of `src/a.ts` that is no drift. */
function change(over: Partial<Change> = {}): Change {
  return {
    path: 'src/a.ts',
    previousPath: null,
    role: 'tracks',
    kind: 'modified',
    before: OLD ?? null,
    after: NEW ?? null,
    stays: true,
    pair: { before: 'a', after: 'c', diff: null },
    significance: 'comment',
    language: null,
    symbols: { added: [], removed: [], changed: [] },
    rows: null,
    facts: null,
    ignored: false,
    unread: false,
    commits: [],
    uncommitted: false,
    significant: false,
    ...over,
  };
}

describe('judgeStaleness', () => {
  const isStale = (over: Partial<Citation>, changes: readonly Change[] = [change()]): boolean =>
    judgeStaleness(changes, ['code'])(citation({ state: 'changed', ...over })).stale;

  it('needs lines that changed or are gone', () => {
    const states = ['ok', 'moved', 'changed', 'out-of-range', 'deleted', 'missing'] as const;
    expect(states.filter((state) => isStale({ state }, []))).toEqual(['changed', 'deleted']);
  });

  it('follows the change of the input, under its old name, too', () => {
    expect(isStale({})).toBe(false);
    expect(isStale({}, [change({ significant: true })])).toBe(true);
    const renamed = change({ path: 'src/b.ts', previousPath: 'src/a.ts', kind: 'renamed' });
    expect(isStale({ currentPath: 'src/b.ts' }, [renamed])).toBe(false);
  });

  it('judges the edit itself if the lines are those of another content than the baseline', () => {
    expect(isStale({ before: OLDER, significance: 'comment' })).toBe(false);
    expect(isStale({ before: OLDER, significance: 'code' })).toBe(true);
    expect(isStale({ before: OLDER, significance: null })).toBe(true);
  });

  it('counts the text of a comment that is cited, unless the commit is ignored', () => {
    expect(isStale({ isComment: true })).toBe(true);
    expect(isStale({ isComment: true }, [change({ ignored: true })])).toBe(false);
  });
});

it('withNamedChanges marks whole files with such changes, and no other citations', () => {
  const others = [
    citation({ path: 'src/b.ts' }),
    citation({ startLine: 1, endLine: 3 }),
    citation({ state: 'moved' }),
    citation({ state: 'deleted', current: null, stale: true }),
  ];
  expect(withNamedChanges([citation(), ...others], new Set(['src/a.ts']))).toEqual([
    citation({ state: 'changed', stale: true }),
    ...others,
  ]);
});
