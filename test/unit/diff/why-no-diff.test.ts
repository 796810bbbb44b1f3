import { describe, expect, it } from 'vitest';
import {
  type Absence,
  type ComparedContents,
  explainAbsence,
} from '../../../integration/astro/src/diff/why-no-diff.ts';
import { NO_LINES } from '../../../integration/engine/src/git/patch.ts';

const changed: ComparedContents = {
  previousPath: null,
  before: 'a'.repeat(40),
  after: 'b'.repeat(40),
  diff: { ...NO_LINES, additions: 1 },
};

describe('explainAbsence', () => {
  it.each<[string, Partial<ComparedContents>, Absence]>([
    ['returns `unreadable` for a file that the clone lacks', { diff: null }, 'unreadable'],
    ['returns `binary` for a binary file', { diff: { ...NO_LINES, binary: true } }, 'binary'],
    ['returns `special` for a submodule', { before: null, after: null, diff: NO_LINES }, 'special'],
    [
      'returns `name` for a file that was only renamed',
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
  ])('returns null for a file with a diff that was %s', (_, over) => {
    expect(explainAbsence({ ...changed, ...over })).toBeNull();
  });
});
