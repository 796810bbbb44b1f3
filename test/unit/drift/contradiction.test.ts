import { describe, expect, it } from 'vitest';
import type { Baseline } from '../../../integration/engine/src/drift/baseline.ts';
import { findContradiction } from '../../../integration/engine/src/drift/contradiction.ts';
import { readWrittenTime } from '../../../integration/engine/src/specs/fields.ts';
import type { FailedVerification } from '../../../integration/engine/src/specs/spec.ts';
import { at, completedAt, makeSpec } from '../support/spec.ts';

function failed(checked: string | null): FailedVerification {
  return { status: 'failed', failures: [], checked: readWrittenTime(checked), line: 5 };
}

const WORKING_TREE: Baseline = { kind: 'working-tree', reason: '' };

function acceptedAt(time: string): Baseline {
  const acceptance = {
    spec: 'a',
    statement: '',
    time: at(time),
    author: 'Ann',
    reason: '',
    until: null,
    commit: 'c'.repeat(40),
    inputs: new Map(),
  };
  return { kind: 'accepted', acceptance, reason: '' };
}

describe('a failed verification', () => {
  it.each([
    ['after the completion', '2026-02-10T08:00:00Z', '2026-01-28T14:45:00Z', true],
    ['at the same second', '2026-01-28T14:45:00Z', '2026-01-28T14:45:00Z', true],
    ['before the completion', '2026-01-20T08:00:00Z', '2026-01-28T14:45:00Z', false],
    ['on the day of the completion', '2026-01-28', '2026-01-28T14:45:00Z', true],
    ['on the day before the completion', '2026-01-27', '2026-01-28T14:45:00Z', false],
    ['without a time', null, '2026-01-28T14:45:00Z', true],
  ])('%s: it counts: %4$s', (_, checked, completed, counts) => {
    const spec = makeSpec({
      verification: failed(checked),
      completion: completedAt(completed),
    });
    expect(findContradiction(spec, WORKING_TREE) !== null).toBe(counts);
  });

  it.each([
    ['before it', '2026-02-01T08:00:00Z', true],
    ['after it', '2026-02-11T08:00:00Z', false],
  ])('and an acceptance %s: it counts: %3$s', (_, accepted, counts) => {
    const spec = makeSpec({ verification: failed('2026-02-10T08:00:00Z') });
    expect(findContradiction(spec, acceptedAt(accepted)) !== null).toBe(counts);
  });

  it('without a time does not count after an acceptance', () => {
    const spec = makeSpec({ verification: failed(null) });
    expect(findContradiction(spec, acceptedAt('2026-02-01T08:00:00Z'))).toBeNull();
  });

  it('counts if the spec is completed without a time', () => {
    const completion = { field: 'status', value: '', time: null, form: null } as const;
    const spec = makeSpec({ verification: failed('2026-02-10T08:00:00Z'), completion });
    expect(findContradiction(spec, WORKING_TREE)).not.toBeNull();
  });
});
