import { describe, expect, it } from 'vitest';
import {
  type Acceptance,
  formatAcceptance,
  giverOf,
  parseAcceptance,
} from '../../../integration/engine/src/drift/acceptance.ts';

describe('giverOf', () => {
  it.each([
    ['Ann', 'Ann'],
    ['Jörg Müller <joerg@example.com>', 'Jörg Müller'],
    ['Ann <ann@example.com> ', 'Ann'],
    ['Ann <ann', 'Ann'],
    ['<ann@example.com>', 'ann'],
    [' <>', 'somebody'],
  ])('returns the name without the e-mail address: %s', (author, name) => {
    expect(giverOf({ author })).toBe(name);
  });
});

describe('formatAcceptance', () => {
  it.each(['src/a.ts', '__proto__', 'constructor', 'a "b"'])('keeps an input named %s', (path) => {
    const oid = '1'.repeat(40);
    const acceptance: Acceptance = {
      spec: '001',
      statement: 'status: completed',
      time: 1_767_225_600,
      author: 'Ann',
      reason: 'Read again.',
      until: null,
      commit: oid,
      inputs: new Map([[path, { mode: '100644', oid }]]),
    };
    expect(parseAcceptance(formatAcceptance(acceptance))).toEqual(acceptance);
  });
});
