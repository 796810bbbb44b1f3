import { describe, expect, it } from 'vitest';
import type {
  FoundAcceptances,
  OrphanAcceptance,
} from '../../../integration/engine/src/drift/acceptances.ts';
import {
  placeAcceptances,
  placeHeadings,
} from '../../../integration/engine/src/drift/placed-acceptances.ts';

const OID = '1'.repeat(40);
const [OLD, NEW] = ['docs/old.md', 'docs/new.md'];

const terms = {
  time: 100,
  author: 'Ann',
  reason: 'Read again.',
  until: null,
  commit: OID,
  content: OID,
  inputs: new Map([['src/a.ts', { mode: '100644', oid: OID }]]),
};

function orphan(section: string, time: number, about = OLD): OrphanAcceptance {
  const acceptance = { ...terms, time, document: about, section };
  return { file: `.drift/${about}/${section}.json`, about, acceptance, reason: 'is about nothing' };
}

const whole: OrphanAcceptance = {
  file: `.drift/${OLD}.json`,
  about: OLD,
  acceptance: { ...terms, spec: OLD, statement: `page: ${OID}` },
  reason: 'is about nothing',
};

function found(...orphans: readonly OrphanAcceptance[]): FoundAcceptances {
  return { bySpec: new Map(), bySection: new Map(), orphans, problems: [] };
}

const lack = { reason: 'the clone is shallow', fix: 'Fetch more.' };
const nothing = {
  renamed: new Map<string, string>(),
  holders: new Map<string, string[]>(),
  untold: new Set<string>(),
  lack,
};
const byHistory = { ...nothing, renamed: new Map([[OLD, NEW]]) };

describe('placeAcceptances', () => {
  it('follows a page that history tells to be renamed', () => {
    const placed = placeAcceptances(found(whole, orphan('a', 100)), byHistory);
    expect(placed.bySpec.get(NEW)).toMatchObject({ spec: NEW, statement: `page: ${OID}` });
    expect(placed.bySection.get(NEW)?.get('a')).toMatchObject({ document: NEW, section: 'a' });
    expect(placed.moved.map(({ file, to }) => [file, to])).toEqual([
      [`.drift/${OLD}.json`, `.drift/${NEW}.json`],
      [`.drift/${OLD}/a.json`, `.drift/${NEW}/a.json`],
    ]);
    expect(placed.moved.map(({ text }) => text.includes(OLD))).toEqual([false, false]);
    expect([placed.lost, placed.problems]).toEqual([[], []]);
  });

  it('finds the only page that still has the accepted content', () => {
    const one = { ...nothing, holders: new Map([[OID, [NEW]]]) };
    expect(placeAcceptances(found(orphan('a', 100)), one).moved).toHaveLength(1);
    const two = { ...nothing, holders: new Map([[OID, [NEW, 'docs/copy.md']]]) };
    expect(placeAcceptances(found(orphan('a', 100)), two).moved).toEqual([]);
  });

  it('reports what is about nothing', () => {
    const { lost, problems } = placeAcceptances(found(whole), nothing);
    expect(lost).toEqual([{ file: whole.file, reason: 'is about nothing' }]);
    expect(problems).toEqual([
      {
        file: whole.file,
        line: 1,
        message: 'is about nothing',
        help: expect.stringContaining('accept --prune') as string,
        minor: true,
      },
    ]);
  });

  it('keeps apart what may be about a renamed page', () => {
    const untold = new Set([OLD]);
    const { lost, moved, ...placed } = placeAcceptances(found(whole), { ...nothing, untold });
    expect([lost, moved]).toEqual([[], []]);
    const reason = `is about ${OLD}, and the clone is shallow, so that it is not known whether that page was renamed`;
    expect(placed.untold).toEqual([{ file: whole.file, reason, fix: 'Fetch more.' }]);
    expect(placed.problems).toMatchObject([{ message: reason, help: 'Fetch more.', minor: true }]);
    const holders = new Map([[OID, [NEW]]]);
    expect(placeAcceptances(found(whole), { ...nothing, untold, holders }).untold).toEqual([]);
  });

  it.each([
    ['older', 99, 100, 0, 1],
    ['newer', 101, 101, 1, 0],
  ])('keeps the newest: the one under the old name is %s', (_, time, kept, moved, lost) => {
    const known = {
      ...terms,
      time: 100,
      document: NEW,
      section: 'a',
      file: `.drift/${NEW}/a.json`,
    };
    const bySection = new Map([[NEW, new Map([['a', known]])]]);
    const placed = placeAcceptances({ ...found(orphan('a', time)), bySection }, byHistory);
    expect(placed.bySection.get(NEW)?.get('a')?.time).toBe(kept);
    expect([placed.moved.length, placed.lost.length]).toEqual([moved, lost]);
  });

  it('takes the newest of several former names', () => {
    const renamed = new Map([
      [OLD, NEW],
      ['docs/older.md', NEW],
    ]);
    const orphans = [orphan('a', 120), orphan('a', 110, 'docs/older.md')];
    const placed = placeAcceptances(found(...orphans), { ...nothing, renamed });
    expect(placed.bySection.get(NEW)?.get('a')?.time).toBe(120);
    expect(placed.lost).toEqual([
      {
        file: '.drift/docs/older.md/a.json',
        reason: `is about docs/older.md, which is ${NEW} now and was accepted later`,
      },
    ]);
  });
});

describe('placeHeadings', () => {
  it('moves the acceptance of a renamed page once more, to the current slug', () => {
    const placed = placeAcceptances(found(orphan('a', 100), orphan('b', 90)), byHistory);
    const acceptance = placed.bySection.get(NEW)?.get('a');
    if (acceptance === undefined) throw new Error('is not placed');
    const { bySection, moved, lost } = placeHeadings(
      placed,
      { renamed: [{ acceptance, slug: 'c' }], untold: [] },
      lack,
    );
    expect([...(bySection.get(NEW)?.keys() ?? [])]).toEqual(['b', 'c']);
    expect(moved.map(({ file, to }) => [file, to])).toEqual([
      [`.drift/${OLD}/b.json`, `.drift/${NEW}/b.json`],
      [`.drift/${OLD}/a.json`, `.drift/${NEW}/c.json`],
    ]);
    expect(lost).toEqual([]);
  });

  it('keeps apart what may be about a renamed heading', () => {
    const placed = placeAcceptances(found(orphan('a', 100)), byHistory);
    const acceptance = placed.bySection.get(NEW)?.get('a');
    if (acceptance === undefined) throw new Error('is not placed');
    const { moved, untold, problems } = placeHeadings(
      placed,
      { renamed: [], untold: [acceptance] },
      lack,
    );
    const reason = `is about the section "a" of ${NEW}, and the clone is shallow, so that it is not known whether its heading was renamed`;
    expect([moved, untold]).toEqual([
      [],
      [{ file: `.drift/${OLD}/a.json`, reason, fix: 'Fetch more.' }],
    ]);
    expect(problems).toMatchObject([{ message: reason, help: 'Fetch more.' }]);
  });
});
