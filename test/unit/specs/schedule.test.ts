import { describe, expect, it } from 'vitest';
import { nextCheck, scheduleProblem } from '../../../integration/engine/src/specs/schedule.ts';
import { at } from '../support/spec.ts';

describe('nextCheck', () => {
  it.each([
    ['daily', '2026-01-28T14:45:00Z', '2026-01-29T14:45:00Z'],
    ['weekly', '2026-01-28T14:45:00Z', '2026-02-04T14:45:00Z'],
    ['biweekly', '2026-12-25T00:00:00Z', '2027-01-08T00:00:00Z'],
    ['monthly', '2026-01-28T14:45:00Z', '2026-02-28T14:45:00Z'],
    ['monthly', '2026-01-29T14:45:00Z', '2026-02-28T14:45:00Z'],
    ['monthly', '2026-01-31T23:59:59Z', '2026-02-28T23:59:59Z'],
    ['monthly', '2028-01-31T00:00:00Z', '2028-02-29T00:00:00Z'],
    ['monthly', '2026-03-31T00:00:00Z', '2026-04-30T00:00:00Z'],
    ['monthly', '2026-02-28T00:00:00Z', '2026-03-28T00:00:00Z'],
    ['monthly', '2026-12-31T00:00:00Z', '2027-01-31T00:00:00Z'],
    ['quarterly', '2025-11-30T00:00:00Z', '2026-02-28T00:00:00Z'],
    ['quarterly', '2026-01-31T00:00:00Z', '2026-04-30T00:00:00Z'],
    ['yearly', '2028-02-29T12:00:00Z', '2029-02-28T12:00:00Z'],
    ['annually', '2026-06-15T12:00:00Z', '2027-06-15T12:00:00Z'],
    ['Weekly', '2026-01-28T14:45:00Z', '2026-02-04T14:45:00Z'],
  ])('of `%s` after %s is %s', (schedule, completed, due) => {
    expect(nextCheck(schedule, at(completed))).toBe(at(due));
  });

  it('is null without a schedule or a time', () => {
    expect(nextCheck(null, at('2026-01-28'))).toBeNull();
    expect(nextCheck('weekly', null)).toBeNull();
  });

  it.each([
    'whenever',
    '',
    'every monday',
    '0 0 * * *',
    'constructor',
    '__proto__',
    'toString',
    'valueOf',
  ])('is null for %j, which is no schedule', (schedule) => {
    expect(nextCheck(schedule, at('2026-01-28'))).toBeNull();
  });
});

describe('a schedule', () => {
  it.each([null, 'daily', 'Weekly', 'biweekly', 'monthly', 'quarterly', 'yearly', 'annually'])(
    'accepts %j',
    (schedule) => {
      expect(scheduleProblem(schedule)).toBeNull();
    },
  );

  it('refuses an unknown schedule, and names the known ones', () => {
    expect(scheduleProblem('fortnightly')).toBe(
      '`schedule: fortnightly` is none of daily, weekly, biweekly, monthly, quarterly, yearly, annually',
    );
  });
});
