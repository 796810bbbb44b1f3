import { describe, expect, it } from 'vitest';
import { addedPaths } from '../../../integration/astro/src/page/added-pages.ts';
import { staleness } from '../../../integration/astro/src/site/settlement.ts';
import { makeCitation, makeDocument, makeReport, makeSpecReport } from '../support/report.ts';

describe('the pages that are added for what a site shows', () => {
  it('are those of its specs, sources and folders', () => {
    const report = makeReport([makeSpecReport(), makeSpecReport({ id: 'docs/ü #.md' })]);
    expect([...addedPaths({ report, sources: ['src/a/b.ts', 'c.ts'] })].sort()).toEqual([
      'drift/001-doc',
      'drift/docs/ü ~23.md',
      'source',
      'source/c.ts',
      'source/src',
      'source/src/a',
      'source/src/a/b.ts',
    ]);
    expect(addedPaths({ report: makeReport([]), sources: [] }).size).toBe(0);
  });
});

describe('a page that was rendered before it was known what the site shows', () => {
  const document = (file: string, path: string) =>
    makeDocument({ file, citations: [makeCitation({ path, current: null })] });
  const one = makeSpecReport({
    id: 'one',
    documents: [document('one.md', 'src/a.ts')],
    inputs: [],
  });
  const two = makeSpecReport({
    id: 'two',
    documents: [document('two.md', 'lib'), document('also.md', 'lib')],
    inputs: [],
  });
  const watched = makeReport([]);
  const before = { report: makeReport([one, two]), watched, sources: ['src/a.ts', 'lib/b.ts'] };
  const page = (...documents: string[]) => ({ documents: new Set(documents), hasAsked: false });

  it('is kept where all is shown, also if it asked', () => {
    const isStale = staleness(before, { ...before, report: makeReport([{ ...one }, two]) });
    expect(isStale(page('one.md', 'two.md'))).toBe(false);
    expect(isStale({ ...page(), hasAsked: true })).toBe(false);
  });

  it('is not where its spec says less, or what it leads to is gone', () => {
    const less = { ...two, documents: two.documents.slice(0, 1) };
    const isStale = staleness(before, { ...before, report: makeReport([one, less]) });
    expect(['one.md', 'two.md', 'other.md'].map((file) => isStale(page(file)))).toEqual([
      false,
      true,
      false,
    ]);
    expect(isStale({ ...page('one.md'), hasAsked: true })).toBe(true);
    const isLost = staleness(before, { ...before, sources: ['src/a.ts'] });
    expect(isLost(page('one.md'))).toBe(false);
    expect(isLost(page('two.md'))).toBe(true);
    const isHidden = staleness(before, { ...before, report: makeReport([one]) });
    expect(isHidden(page('two.md', 'one.md'))).toBe(true);
  });

  it('is not where an input that it names has no page any more', () => {
    const input = { role: 'tracks' as const, pattern: 'lib/**', matched: 1, files: ['lib/b.ts'] };
    const naming = { ...before, report: makeReport([{ ...one, inputs: [input] }]) };
    const isStale = staleness(naming, { ...naming, sources: ['src/a.ts'] });
    expect(isStale(page('one.md'))).toBe(true);
  });

  it('is not where it declares nothing, and the site says less about it', () => {
    const pages = ['a.md', 'b.md'].map((file) =>
      makeSpecReport({ id: file, file, kind: 'references', documents: [document(file, 'x.ts')] }),
    );
    const all = { ...before, watched: makeReport(pages) };
    const isStale = staleness(all, { ...before, watched: makeReport(pages.slice(0, 1)) });
    expect(['a.md', 'b.md', 'one.md'].map((file) => isStale(page(file)))).toEqual([
      false,
      true,
      false,
    ]);
  });
});
