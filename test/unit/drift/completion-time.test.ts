import { describe, expect, it } from 'vitest';
import {
  lastSecondOf,
  needsWork,
  readCompletionTime,
  timeOfCompletion,
} from '../../../integration/engine/src/drift/completion-time.ts';
import type { AuthoredCommit } from '../../../integration/engine/src/git/commit.ts';
import { readReview } from '../../../integration/engine/src/specs/kinds/page.ts';
import { at, completedAt } from '../support/spec.ts';

/** A commit that was authored at a time such as `2026-01-28T18:54:52+10:00`. */
function commitAt(date: string, oid = 'c'.repeat(40)): AuthoredCommit {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(date) ?? [];
  const size = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60;
  const authorOffset = sign === '-' ? -size : size;
  return { oid, time: at(date), authorTime: at(date), authorOffset };
}

const WRITTEN = '2026-01-28T18:54:52Z';

function untilOf(entry: string, named: string | null = null, written = WRITTEN) {
  const work = named === null ? null : commitAt(named, 'd'.repeat(40));
  return readCompletionTime(completedAt(written), commitAt(entry), work);
}

describe('a completion time in UTC', () => {
  it.each([
    ['east of UTC', '2026-01-28T18:55:30+10:00', '2026-01-28T08:54:52Z', '+10:00'],
    ['west of UTC', '2026-01-28T18:55:30-07:00', '2026-01-29T01:54:52Z', '-07:00'],
    ['in a zone of half an hour', '2026-01-28T18:45:00-03:30', '2026-01-28T22:24:52Z', '-03:30'],
    ['ten minutes off', '2026-01-28T19:04:52+10:00', '2026-01-28T08:54:52Z', '+10:00'],
  ])('is local time if only that fits the commit, %s', (_, entry, until, zone) => {
    expect(untilOf(entry)).toEqual({
      until: at(until),
      note: `\`completed_at\` has no time zone of its own: read as local time of the commit, ${zone}`,
    });
  });

  it.each([
    ['the commit was made in UTC', '2026-01-28T18:55:30Z'],
    ['UTC fits the commit', '2026-01-29T04:55:30+10:00'],
    ['no reading fits the commit', '2026-02-03T09:00:00+10:00'],
    ['local time fits by more than ten minutes', '2026-01-28T19:04:53+10:00'],
    ['both readings fit', '2026-01-28T18:55:00+00:05'],
  ])('is UTC if %s', (_, entry) => {
    expect(untilOf(entry)).toMatchObject({ until: at(WRITTEN), note: null });
  });

  it('is local time if only that fits a commit of the work', () => {
    expect(untilOf('2026-02-03T09:00:00-07:00', '2026-01-28T18:54:27-07:00')).toEqual({
      until: at('2026-01-29T01:54:52Z'),
      note: '`completed_at` has no time zone of its own: read as local time of commit ddddddd, -07:00',
    });
  });

  it('is UTC if that fits the commit, whatever a commit of the work says', () => {
    const read = untilOf('2026-01-29T04:55:30+10:00', '2026-01-28T18:54:27-07:00');
    expect(read).toEqual({ until: at(WRITTEN), note: null });
  });

  it('may be any time of the fourteen hours before it if no commit tells', () => {
    expect(untilOf('2026-02-03T09:00:00+10:00')).toEqual({
      until: at(WRITTEN),
      note: null,
      earliest: at('2026-01-28T04:54:52Z'),
    });
    expect(untilOf('2026-02-03T09:00:00Z')).not.toHaveProperty('earliest');
  });

  it('is UTC if the date or the zone of the commit cannot be read', () => {
    const entry = commitAt('2026-01-28T18:55:30+10:00');
    for (const broken of [
      { ...entry, authorOffset: null },
      { ...entry, authorTime: null },
    ]) {
      const read = readCompletionTime(completedAt(WRITTEN), broken, null);
      expect(read).toMatchObject({ until: at(WRITTEN), note: null });
    }
  });
});

describe('a completion time with an offset', () => {
  it('is what it says', () => {
    const completion = readReview({ reviewed: '2026-01-28T18:54:52+00:00' });
    if (completion === null) throw new Error('not read');
    const read = readCompletionTime(completion, commitAt('2026-01-28T18:55:30+10:00'), null);
    expect(read).toEqual({ until: at(WRITTEN), note: null });
  });
});

describe('a completion on a day', () => {
  it.each([
    ['2026-02-15T18:00:00+10:00', '2026-02-15T13:59:59Z', '+10:00'],
    ['2026-02-15T18:00:00-07:00', '2026-02-16T06:59:59Z', '-07:00'],
  ])('covers the day in the time zone of the commit of %s', (entry, until, zone) => {
    expect(untilOf(entry, null, '2026-02-15')).toEqual({
      until: at(until),
      note: `that is the whole day in the time zone of the commit, ${zone}`,
    });
  });

  it('covers the day in UTC for a commit in UTC, or without a commit', () => {
    const until = at('2026-02-15T23:59:59Z');
    expect(untilOf('2026-02-15T18:00:00Z', null, '2026-02-15')).toEqual({ until, note: null });
    expect(lastSecondOf({ time: at('2026-02-15'), form: 'day' })).toBe(until);
  });
});

describe('midnight', () => {
  it('is a time like any other', () => {
    const midnight = '2026-02-15T00:00:00Z';
    expect(untilOf('2026-02-15T18:00:00Z', null, midnight)).toMatchObject({ until: at(midnight) });
    expect(lastSecondOf({ time: at(midnight), form: 'utc' })).toBe(at(midnight));
  });
});

describe('a completion without a time', () => {
  const status = { field: 'status', value: 'status=completed', time: null, form: null } as const;

  it('covers nothing', () => {
    expect(readCompletionTime(status, commitAt('2026-02-15T18:00:00Z'), null)).toBeNull();
    expect(needsWork(status, commitAt('2026-02-15T18:00:00+10:00'))).toBe(false);
  });
});

describe('the commits of the work are needed', () => {
  it.each([
    [true, '2026-02-03T09:00:00+10:00'],
    [false, '2026-02-03T09:00:00Z'],
    [false, '2026-01-28T18:55:30+10:00'],
    [false, '2026-01-29T04:55:30+10:00'],
  ])('%s after a commit of %s', (expected, date) => {
    expect(needsWork(completedAt(WRITTEN), commitAt(date))).toBe(expected);
  });
});

describe('the time of a completion', () => {
  const baseline = {
    kind: 'commit',
    rule: 'completion-commit',
    oid: 'c'.repeat(40),
    time: at('2026-02-20T00:00:00Z'),
    authoredUntil: at('2026-01-28T08:54:52Z'),
    reason: '',
  } as const;

  it('is the one that was read', () => {
    expect(timeOfCompletion(completedAt(WRITTEN), baseline)).toBe(at('2026-01-28T08:54:52Z'));
  });

  it('is the one that is written for a day, and where another rule gave the baseline', () => {
    const accepted = { kind: 'working-tree', reason: '' } as const;
    expect(timeOfCompletion(completedAt(WRITTEN), accepted)).toBe(at(WRITTEN));
    expect(timeOfCompletion(completedAt('2026-02-15'), baseline)).toBe(at('2026-02-15'));
    expect(timeOfCompletion(null, null)).toBeNull();
  });
});
