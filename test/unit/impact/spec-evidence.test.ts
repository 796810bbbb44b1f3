import { describe, expect, it } from 'vitest';
import { describeFailed } from '../../../integration/engine/src/impact/spec-evidence.ts';
import { at } from '../support/spec.ts';

const CHECKED = { time: at('2026-02-10T08:00:00Z'), form: 'utc' } as const;

describe('a failed verification', () => {
  it('is told with its day and what failed', () => {
    const failures = ['Rate limiter tests are on', 'All routes are listed'];
    expect(describeFailed({ status: 'failed', failures, checked: CHECKED, line: 5 })).toBe(
      'the verification of 2026-02-10 failed: “Rate limiter tests are on”, “All routes are listed”',
    );
  });

  it('is told without them', () => {
    expect(describeFailed({ status: 'partial', failures: [], checked: null, line: 5 })).toBe(
      'the verification passed only in part',
    );
  });

  it('quotes at most three failures, and counts the others', () => {
    const failures = ['a', 'b', 'c', 'd', 'e'];
    expect(describeFailed({ status: 'failed', failures, checked: null, line: 5 })).toBe(
      'the verification failed: “a”, “b”, “c”, 2 more',
    );
  });

  it('shortens failures, and takes out line breaks and marks', () => {
    const failures = ['One\n\n  `line` of *text*', '😀'.repeat(200)];
    expect(describeFailed({ status: 'failed', failures, checked: null, line: 5 })).toBe(
      `the verification failed: “One 'line' of 'text'”, “${'😀'.repeat(120)}…”`,
    );
  });
});
