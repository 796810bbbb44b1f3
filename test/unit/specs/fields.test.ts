import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  readList,
  readText,
  readTime,
  readWrittenTime,
} from '../../../integration/engine/src/specs/fields.ts';
import { at } from '../support/spec.ts';

describe('readList', () => {
  it.each([
    ['a list of texts', ['a', 'b'], ['a', 'b']],
    ['a bare text', 'src/auth/', ['src/auth/']],
    ['a bare number', 7, ['7']],
    ['numbers among texts', ['001-doc', 12], ['001-doc', '12']],
    ['blanks around and between', [' a ', '', '  '], ['a']],
    ['nothing', undefined, []],
    ['an empty field', null, []],
    ['what is no text at all', [null, {}, ['nested'], true], []],
    ['a mapping', { a: 1 }, []],
  ])('reads %s', (_, value, expected) => {
    expect(readList(value)).toEqual(expected);
  });

  it('keeps a glob that looks like a negation', () => {
    expect(readList('!src/*.test.ts')).toEqual(['!src/*.test.ts']);
  });
});

describe('readText', () => {
  it.each([
    [' completed ', 'completed'],
    ['', null],
    ['   ', null],
    [3, null],
    [null, null],
    [undefined, null],
    [['completed'], null],
  ])('reads %j as %j', (value, expected) => {
    expect(readText(value)).toBe(expected);
  });
});

describe('readTime', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it.each([
    ['2026-01-28', '2026-01-28T00:00:00Z'],
    ['2028-02-29', '2028-02-29T00:00:00Z'],
    ['2026-03-01T00:15:00+01:00', '2026-02-28T23:15:00Z'],
    ['2026-01-28T14:45:00Z', '2026-01-28T14:45:00Z'],
    ['2026-01-28t14:45:00z', '2026-01-28T14:45:00Z'],
    ['2026-01-28 14:45:00Z', '2026-01-28T14:45:00Z'],
    ['2026-01-28 14:45:00 Z', '2026-01-28T14:45:00Z'],
    ['2026-01-28T14:45:00+01:00', '2026-01-28T13:45:00Z'],
    ['2026-01-28 14:45:00 +0100', '2026-01-28T13:45:00Z'],
    ['2026-01-28T00:15:00-05:30', '2026-01-28T05:45:00Z'],
    ['2026-01-28T14:45:00.987654Z', '2026-01-28T14:45:00Z'],
    [' 2026-01-28 ', '2026-01-28T00:00:00Z'],
  ])('reads %j', (text, expected) => {
    expect(readTime(text)).toBe(at(expected));
  });

  it.each(['UTC', 'Asia/Tokyo', 'America/Los_Angeles'])(
    'reads a time without a zone as UTC on a machine in %s',
    (zone) => {
      vi.stubEnv('TZ', zone);
      expect(readTime('2026-01-28T14:45:00')).toBe(at('2026-01-28T14:45:00Z'));
      expect(readTime('2026-01-28 14:45')).toBe(at('2026-01-28T14:45:00Z'));
      expect(readTime('2026-01-28')).toBe(at('2026-01-28T00:00:00Z'));
    },
  );

  it.each([
    ['2026-01-28', 'day'],
    [' 2026-01-28 ', 'day'],
    ['2026-01-28T00:00:00Z', 'utc'],
    ['2026-01-28 14:45', 'utc'],
    ['2026-01-28 14:45:00 z', 'utc'],
    ['2026-01-28T14:45:00+00:00', 'offset'],
    ['2026-01-28 14:45:00 -0700', 'offset'],
  ])('tells how %j is written', (text, form) => {
    expect(readWrittenTime(text)?.form).toBe(form);
  });

  it('reads a YAML date', () => {
    expect(readTime(new Date('2026-01-28T14:45:00.900Z'))).toBe(at('2026-01-28T14:45:00Z'));
  });

  it.each([
    'yesterday',
    'January 28, 2026',
    '2026-13-40',
    '2026-02-30',
    '2026-02-29T00:30:00Z',
    '2026-04-31 14:45:00 +0100',
    '2026-00-10',
    '2026-01-28T25:00:00Z',
    '2026-01-28-001-x7m',
    '20260128',
    '1769611500',
    'abc1234',
    '',
    1769611500,
    null,
    undefined,
    new Date(Number.NaN),
    ['2026-01-28'],
  ])('returns null for %j', (value) => {
    expect(readTime(value)).toBeNull();
  });
});

describe('readTime', () => {
  it.each([
    `2026-01-28${'T'.repeat(5_000_000)}`,
    `2026-01-28 ${'\t'.repeat(5_000_000)}x`,
    'a'.repeat(5_000_000),
  ])('refuses a text of millions of characters in linear time (%#)', (text) => {
    expect(readTime(text)).toBeNull();
  });
});
