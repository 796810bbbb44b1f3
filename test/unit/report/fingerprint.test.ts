import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../integration/engine/src/report/fingerprint.ts';
import type { RuleName } from '../../../integration/engine/src/rules/index.ts';

interface Draft {
  rule: RuleName;
  severity: 'warn';
  message: string;
  spec: null;
  file: string;
  line: number;
  help: string;
  subject?: string;
}

function draft(over: Partial<Draft>): Draft {
  return {
    rule: 'changed-citation',
    severity: 'warn',
    message: 'docs/a.md:5 cites `src/a.ts:1`, which has changed since',
    spec: null,
    file: 'docs/a.md',
    line: 5,
    help: 'Check it.',
    subject: 'src/a.ts:1',
    ...over,
  };
}

const identitiesOf = (...drafts: Draft[]): string[] =>
  [...fingerprint(drafts).keys()].map((finding) => finding.fingerprint);

describe('the fingerprint of a finding', () => {
  it('stays the same if its line moves', () => {
    const moved = draft({ line: 9, message: 'docs/a.md:9 cites `src/a.ts:1`' });
    expect(identitiesOf(moved)).toEqual(identitiesOf(draft({})));
  });

  it('stays the same if there are more findings', () => {
    const others = [draft({ subject: 'src/b.ts' }), draft({ file: 'docs/0.md' })];
    expect(identitiesOf(...others, draft({})).at(-1)).toBe(identitiesOf(draft({}))[0]);
  });

  it('differs by rule, file, subject and repetition', () => {
    const drafts = [
      draft({}),
      draft({ rule: 'broken-citation' }),
      draft({ file: 'docs/b.md' }),
      draft({ subject: 'src/a.ts:2' }),
      draft({ line: 70 }),
      draft({ line: 80 }),
    ];
    expect(new Set(identitiesOf(...drafts)).size).toBe(drafts.length);
  });

  it('depends on the message if there is no subject', () => {
    const { subject, ...bare } = draft({});
    expect(subject).toBe('src/a.ts:1');
    expect(identitiesOf(bare)).not.toEqual(identitiesOf({ ...bare, message: 'another' }));
  });

  it('replaces the subject', () => {
    const [finding] = fingerprint([draft({})]).keys();
    expect(finding).not.toHaveProperty('subject');
    expect(finding?.fingerprint).toMatch(/^[\da-f]{32}$/);
  });
});
