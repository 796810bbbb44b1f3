import { describe, expect, it } from 'vitest';
import {
  type Absence,
  type ComparedContents,
  explainAbsence,
} from '../../../integration/src/diff/absence.ts';
import { NO_LINES } from '../../../integration/src/git/patch.ts';

const changed: ComparedContents = {
  previousPath: null,
  before: 'a'.repeat(40),
  after: 'b'.repeat(40),
  diff: { ...NO_LINES, additions: 1 },
};

describe('a changed file without a diff', () => {
  it.each<[string, Partial<ComparedContents>, Absence]>([
    ['is one whose content the clone lacks', { diff: null }, 'unreadable'],
    ['is a binary one', { diff: { ...NO_LINES, binary: true } }, 'binary'],
    ['is a submodule', { before: null, after: null, diff: NO_LINES }, 'special'],
    [
      'is one that was renamed and is otherwise the same',
      { before: null, after: null, previousPath: 'old.ts', diff: NO_LINES },
      'name',
    ],
  ])('%s', (_, over, absence) => {
    expect(explainAbsence({ ...changed, ...over })).toBe(absence);
  });

  it.each<[string, Partial<ComparedContents>]>([
    ['modified', {}],
    ['added', { before: null }],
    ['deleted', { after: null }],
    ['renamed', { previousPath: 'old.ts' }],
  ])('is none that was %s', (_, over) => {
    expect(explainAbsence({ ...changed, ...over })).toBeNull();
  });
});
