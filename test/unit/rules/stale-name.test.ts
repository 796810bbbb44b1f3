import { expect, it } from 'vitest';
import { staleName } from '../../../integration/engine/src/rules/stale-name.ts';
import { applyRule } from '../support/rule-input.ts';

const STALE = {
  page: 'docs/guide.md',
  line: 12,
  column: 4,
  kind: 'flag',
  name: '--max-warnings',
  commit: {
    oid: '1a2b3c4d5e6f'.padEnd(40, '0'),
    author: 'Ann',
    authorTime: Date.parse('2026-02-01T10:00:00Z') / 1000,
    subject: 'Tidy up',
  },
  replacedBy: null,
} as const;

it('stale-name names the commit that removed the name, and what took its place', () => {
  const staleNames = [
    STALE,
    { ...STALE, replacedBy: '--most-warnings' },
    { ...STALE, kind: 'script', name: 'lint' } as const,
  ];
  expect(applyRule(staleName, { staleNames })).toMatchObject([
    {
      file: 'docs/guide.md',
      line: 12,
      column: 4,
      subject: '--max-warnings',
      message:
        '`--max-warnings` is gone from the code: commit 1a2b3c4 of 2026-02-01 by Ann removed it',
    },
    {
      message:
        '`--max-warnings` is gone from the code: commit 1a2b3c4 of 2026-02-01 by Ann replaced it by `--most-warnings`',
      help: 'Write `--most-warnings`, if it means the same.',
    },
    {
      message:
        'The script `lint` is gone from the code: commit 1a2b3c4 of 2026-02-01 by Ann removed it',
    },
  ]);
});
