import { expect, it } from 'vitest';
import type { FoundChange } from '../../../integration/engine/src/drift/change.ts';
import { SharedChanges } from '../../../integration/engine/src/drift/shared-changes.ts';

const state = (oid: string, mode = '100644') => ({ oid, mode });

function change(fields: Partial<FoundChange> = {}): FoundChange {
  return {
    path: 'src/a.ts',
    previousPath: null,
    role: 'origin',
    kind: 'modified',
    before: state('1'),
    after: state('2'),
    stays: true,
    ...fields,
  };
}

it('an equal change is kept once, whatever objects it consists of', () => {
  const shared = new SharedChanges();
  const first = change();
  expect(shared.share(first)).toBe(first);
  expect(shared.share(change())).toBe(first);
});

it.each<Partial<FoundChange>>([
  { path: 'src/b.ts' },
  { previousPath: 'src/old.ts' },
  { role: 'informed_by' },
  { kind: 'renamed' },
  { before: state('3') },
  { before: null },
  { after: state('2', '120000') },
  { after: null },
  { stays: false },
])('a change that differs in %o is another one', (fields) => {
  const shared = new SharedChanges();
  const first = shared.share(change());
  const other = change(fields);
  expect(shared.share(other)).toBe(other);
  expect(shared.share(change(fields))).toBe(other);
  expect(shared.share(change())).toBe(first);
});
