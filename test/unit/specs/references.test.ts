import { describe, expect, it } from 'vitest';
import { resolveId } from '../../../integration/engine/src/specs/references.ts';

describe('resolveId', () => {
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
  ])('resolves %s to %j', (part, expected) => {
    expect(resolveId(part, known)).toBe(expected);
  });

  it('prefers a whole id to a part of others', () => {
    expect(resolveId('a', ['a', 'ab', 'ba'])).toBe('a');
  });

  it('prefers a driver to its members', () => {
    expect(resolveId('001-x7m', ['2026-01-22-001-x7m', '2026-01-22-001-x7m.1'])).toBe(
      '2026-01-22-001-x7m',
    );
  });
});
