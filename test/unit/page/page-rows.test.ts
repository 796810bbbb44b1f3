import { describe, expect, it } from 'vitest';
import {
  causingChanges,
  pageRows,
  specsWithoutPage,
} from '../../../integration/astro/src/page/page-rows.ts';
import {
  makeChange,
  makeCitation,
  makeCommit,
  makeDocument,
  makeEvidence,
  makeReport,
  makeSpecReport,
} from '../support/report.ts';

const section = (slug: string, line: number, state: 'needs-review' | 'up-to-date') => ({
  heading: slug.toUpperCase(),
  slug,
  line,
  state,
  impact: state === 'needs-review' ? ('named' as const) : ('none' as const),
});

describe('the rows of the overview', () => {
  it('are one for each page, the most urgent and the oldest first', () => {
    const document = (file: string, over = {}) => makeDocument({ file, ...over });
    const review = { state: 'needs-review', impact: 'named' } as const;
    const documents = [
      document('docs/fresh.md'),
      document('docs/new.md', { ...review, since: '2026-03-01T00:00:00Z' }),
      document('docs/uncommitted.md', review),
      document('docs/old.md', { ...review, since: '2026-02-01T00:00:00Z' }),
      document('docs/nearby.md', { state: 'nearby-changes', impact: 'public' }),
      document('docs/unknown.md', { state: 'unknown' }),
      document('docs/broken.md', { state: 'broken', impact: 'broken' }),
    ];
    const other = makeSpecReport({ id: '002-doc', documents: [document('docs/nearby.md')] });
    const rows = pageRows(makeReport([makeSpecReport({ documents }), other]));
    expect(rows.map(({ title, state }) => `${title}: ${state}`)).toEqual([
      'broken: broken',
      'old: needs-review',
      'new: needs-review',
      'uncommitted: needs-review',
      'nearby: nearby-changes',
      'unknown: unknown',
      'fresh: up-to-date',
    ]);
    expect(rows.find(({ title }) => title === 'nearby')?.specs).toEqual(['001-doc', '002-doc']);
    expect(rows.find(({ title }) => title === 'unknown')?.problem).toContain('completed_at');
    expect(rows[0]?.problem).toBeNull();
  });

  it('name the first sections to look at, and say how much changed and is cited', () => {
    const changes = [
      makeChange({ owners: ['@a', '@b', '@c', '@d'] }),
      makeChange({ path: 'src/new.ts', additions: null, deletions: null }),
      makeChange({ path: 'src/format.ts', significant: false, additions: 7 }),
    ];
    const sections = [
      section('one', 3, 'needs-review'),
      section('two', 5, 'up-to-date'),
      section('three', 7, 'needs-review'),
      section('four', 9, 'needs-review'),
      section('five', 11, 'needs-review'),
    ];
    const citations = [
      makeCitation({ section: 'one', state: 'deleted' }),
      makeCitation({ section: 'one' }),
      makeCitation({ section: 'two', state: 'changed' }),
      makeCitation(),
    ];
    const document = makeDocument({ state: 'broken', impact: 'broken', sections, citations });
    const spec = makeSpecReport({ inputCount: 154, changes, documents: [document] });
    expect(pageRows(makeReport([spec]))).toMatchObject([
      {
        sections: [{ slug: 'one' }, { slug: 'three' }, { slug: 'four' }],
        moreSections: 1,
        broken: 1,
        changed: 2,
        sources: 154,
        additions: 45,
        deletions: 12,
        owners: ['@a', '@b', '@c'],
        moreOwners: 1,
        citing: 2,
        sectionCount: 5,
      },
    ]);
  });

  it('have the owners that specs declare, and the title of a page that is its own spec', () => {
    const own = makeDocument({ file: 'docs/a.md' });
    const page = makeSpecReport({
      id: 'docs/a.md',
      file: 'docs/a.md',
      title: 'Signing in',
      owners: ['docs-team'],
      changes: [makeChange({ owners: ['@code'] })],
      documents: [own],
    });
    const headed = makeDocument({ file: 'docs/b.md', sections: [section('b', 1, 'up-to-date')] });
    const untitled = makeDocument({ file: 'docs/c.md', sections: [section('c', 8, 'up-to-date')] });
    const spec = makeSpecReport({ documents: [headed, untitled] });
    const rows = pageRows(makeReport([page, spec]));
    expect(rows.map(({ title }) => title)).toEqual(['B', 'Signing in', 'c']);
    expect(rows[1]?.owners).toEqual(['docs-team']);
  });
});

describe('the changes that put pages behind', () => {
  it('are one for each file, with the pages to review and the others', () => {
    const commits = [makeCommit({ subject: 'Old' }), makeCommit({ subject: 'New' })];
    const behind = makeDocument({ file: 'docs/a.md', evidence: [makeEvidence()] });
    const quiet = makeDocument({
      file: 'docs/b.md',
      evidence: [makeEvidence({ impact: 'public' })],
    });
    const first = makeSpecReport({
      id: '001-doc',
      changes: [makeChange({ path: 'src/z.ts' }), makeChange({ commits: [1] })],
      documents: [quiet],
    });
    const second = makeSpecReport({
      id: '002-doc',
      changes: [makeChange({ commits: [1, 0] }), makeChange({ path: 'x', significant: false })],
      documents: [behind, quiet],
    });
    const found = causingChanges(makeReport([first, second], [], commits));
    expect(found).toMatchObject([
      {
        change: { path: 'src/auth.ts', commits: [1, 0] },
        spec: '002-doc',
        commit: { subject: 'New' },
        toReview: 1,
        nearby: 1,
      },
      { change: { path: 'src/z.ts' }, spec: '001-doc', commit: null, toReview: 0, nearby: 1 },
    ]);
  });
});

it('lists the specs that have no page', () => {
  const specs = [
    makeSpecReport({ documents: [makeDocument()] }),
    makeSpecReport({ id: '002-top' }),
  ];
  expect(specsWithoutPage(makeReport(specs)).map(({ id }) => id)).toEqual(['002-top']);
});
