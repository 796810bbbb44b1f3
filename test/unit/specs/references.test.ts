import { describe, expect, it } from 'vitest';
import { resolveId } from '../../../integration/src/specs/references.ts';

describe('an id as people type it', () => {
  const known = ['2026-01-22-001-x7m', '2026-01-22-002-doc', 'auth-2026-01-23-001-abc'];

  it.each([
    ['2026-01-22-001-x7m', '2026-01-22-001-x7m'],
    ['001-x7m', '2026-01-22-001-x7m'],
    ['x7m', '2026-01-22-001-x7m'],
    ['002', '2026-01-22-002-doc'],
    ['auth', 'auth-2026-01-23-001-abc'],
    ['001', null],
    ['2026-01-22', null],
    ['nothing', null],
  ])('%s means %s', (part, expected) => {
    expect(resolveId(part, known)).toBe(expected);
  });

  it('is the whole id before it is a part of others', () => {
    expect(resolveId('a', ['a', 'ab', 'ba'])).toBe('a');
  });

  it('means a driver, and not its members, where it is the end of its id', () => {
    expect(resolveId('001-x7m', ['2026-01-22-001-x7m', '2026-01-22-001-x7m.1'])).toBe(
      '2026-01-22-001-x7m',
    );
  });
});
