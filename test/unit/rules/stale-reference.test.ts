import { expect, it } from 'vitest';
import { staleReference } from '../../../integration/engine/src/rules/stale-reference.ts';
import { applyRule } from '../support/rule-input.ts';

const STALE = {
  page: 'docs/guide.md',
  line: 12,
  column: 4,
  written: 'src/old.ts:3',
  path: 'src/old.ts',
  commit: {
    oid: '1a2b3c4d5e6f'.padEnd(40, '0'),
    author: 'Ann',
    authorTime: Date.parse('2026-02-01T10:00:00Z') / 1000,
    subject: 'Tidy up',
  },
  movedTo: null,
};

it('stale-reference names the commit that removed the file, and the place that it has now', () => {
  const staleReferences = [STALE, { ...STALE, movedTo: 'src/new.ts' }, { ...STALE, linesLeft: 1 }];
  expect(applyRule(staleReference, { staleReferences })).toMatchObject([
    {
      file: 'docs/guide.md',
      line: 12,
      column: 4,
      message:
        '`src/old.ts:3` leads nowhere: commit 1a2b3c4 of 2026-02-01 by Ann removed src/old.ts',
    },
    {
      message:
        '`src/old.ts:3` is elsewhere now: commit 1a2b3c4 of 2026-02-01 by Ann renamed src/old.ts to src/new.ts',
      help: 'Run `astro-drift fix`, or write src/new.ts.',
    },
    {
      message:
        '`src/old.ts:3` leads nowhere: commit 1a2b3c4 of 2026-02-01 by Ann left 1 line of src/old.ts',
    },
  ]);
});
