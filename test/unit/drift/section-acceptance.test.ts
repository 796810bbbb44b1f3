import { describe, expect, it } from 'vitest';
import {
  formatSectionAcceptance,
  isSameFile,
  parseSectionAcceptance,
  type SectionAcceptance,
  sectionAcceptanceFile,
  sectionFileName,
} from '../../../integration/engine/src/drift/section-acceptance.ts';

const OID = '1'.repeat(40);

const acceptance: SectionAcceptance = {
  document: 'docs/guide.md',
  section: 'log-in',
  content: '2'.repeat(40),
  time: 1_767_225_600,
  author: 'Ann <ann@example.com>',
  reason: 'Read again.',
  until: '2026-03-01',
  commit: OID,
  inputs: new Map([
    ['src/b.ts', { mode: '100644', oid: OID }],
    ['src/a.ts', { mode: '120000', oid: OID }],
  ]),
};

describe('formatSectionAcceptance', () => {
  it('writes every input on a line of its own, sorted', () => {
    expect(formatSectionAcceptance(acceptance)).toBe(`{
  "version": 1,
  "document": "docs/guide.md",
  "section": "log-in",
  "accepted": "2026-01-01T00:00:00.000Z",
  "author": "Ann <ann@example.com>",
  "reason": "Read again.",
  "until": "2026-03-01",
  "commit": "${OID}",
  "content": "${'2'.repeat(40)}",
  "inputs": {
    "src/a.ts": "link ${OID}",
    "src/b.ts": "${OID}"
  }
}
`);
  });

  it('writes what is read again, also for the text before the first heading', () => {
    for (const section of ['log-in', '', '__proto__']) {
      const one = { ...acceptance, section };
      expect(parseSectionAcceptance(formatSectionAcceptance(one))).toEqual(one);
    }
  });
});

describe('parseSectionAcceptance', () => {
  it.each<[string, unknown]>([
    ['[]', 'is not an acceptance: the file has to be a JSON object'],
    ['{', expect.stringContaining('is not JSON')],
    [
      formatSectionAcceptance({ ...acceptance, content: '--output=evil' }),
      'is not an acceptance: `content` has to be the whole id of a content',
    ],
    [
      formatSectionAcceptance({ ...acceptance, until: '2027-02-30' }),
      'is not an acceptance: `until` is not a date',
    ],
  ])('refuses %s', (text, problem) => {
    expect(parseSectionAcceptance(text)).toEqual({ problem });
  });
});

describe('sectionFileName', () => {
  it.each([
    ['', '(top)'],
    ['log-in', 'log-in'],
    ['session_minutes-1', 'session_minutes-1'],
    ['übersicht', 'übersicht'],
    ['概要', '概要'],
    // Windows reserves these names, with any ending.
    ['con', '(con)'],
    ['lpt1', '(lpt1)'],
    ['console', 'console'],
    ['x'.repeat(100), 'x'.repeat(100)],
  ])('of "%s" is %s', (slug, name) => {
    expect(sectionFileName(slug)).toBe(name);
  });

  it('has at most 100 bytes, and cuts no character', () => {
    const names = ['x'.repeat(101), `${'x'.repeat(100)}y`, 'ü'.repeat(60)].map(sectionFileName);
    expect(names.map((name) => Buffer.byteLength(name))).toEqual([100, 100, 99]);
    expect(new Set(names).size).toBe(3);
    expect(names[2]).toMatch(/^ü{45}~[0-9a-f]{8}$/);
  });

  it.each([
    ['straße', 'strasse'],
    ['uber', 'Uber'],
    ['cafe\u0301', 'caf\u00e9'],
  ])('tells %s from %s on a file system that ignores case and forms of accents', (one, other) => {
    const names = [one, other].map(sectionFileName);
    const fold = (name: string): string => name.normalize('NFC').toUpperCase();
    expect(fold(names[0] ?? '')).not.toBe(fold(names[1] ?? ''));
  });

  it.each(['../../evil', 'a/b', 'a\\b', 'a:b', 'a.', 'a b', '(top)', 'a~b'])(
    'of "%s", which is no slug, names a file in the same folder',
    (slug) => {
      expect(sectionFileName(slug)).toMatch(/^[a-z-]+~[0-9a-f]{8}$/);
    },
  );
});

describe('isSameFile', () => {
  it('ignores case and forms of accents, and nothing else', () => {
    const file = sectionAcceptanceFile('docs/Café.md', 'a');
    expect(isSameFile(file, '.drift/docs/cafe\u0301.md/a.json')).toBe(true);
    expect(isSameFile(file, '.drift/docs/cafe.md/a.json')).toBe(false);
  });
});
