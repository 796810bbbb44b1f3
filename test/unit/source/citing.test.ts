import { describe, expect, it } from 'vitest';
import { worstOf } from '../../../integration/engine/src/citations/state.ts';
import { listCitations } from '../../../integration/astro/src/source/citing-list.ts';
import { citedPaths, citingSpecs } from '../../../integration/astro/src/source/citing.ts';
import { maskSecrets } from '../../../integration/astro/src/masking/masked-text.ts';
import { excerptsOf, findExcerpt } from '../../../integration/astro/src/page/excerpts.ts';
import type { CitationReport, Report } from '../../../integration/engine/src/report/schema.ts';
import { makeCitation, makeDocument, makeReport, makeSpecReport } from '../support/report.ts';

function at(
  path: string,
  startLine: number | null,
  endLine = startLine,
): CitationReport['current'] {
  return { path, startLine, endLine };
}

const sections = [
  { heading: 'Routes', slug: 'routes', line: 3, state: 'needs-review', impact: 'cited' },
  { heading: 'Models', slug: 'models', line: 9, state: 'up-to-date', impact: 'none' },
] as const;

const report: Report = makeReport([
  makeSpecReport({
    id: 'one',
    documents: [
      makeDocument({
        file: 'docs/b.md',
        sections: [...sections],
        citations: [
          makeCitation({ section: 'routes', state: 'changed' }),
          makeCitation({ section: 'routes', state: 'changed', line: 6 }),
          makeCitation({ section: 'models', current: at('src/auth.ts', 20, 25) }),
          makeCitation({ text: 'src/auth.ts', startLine: null, current: at('src/auth.ts', null) }),
        ],
      }),
      makeDocument({
        file: 'docs/a.md',
        sections: [...sections],
        citations: [
          makeCitation({ state: 'moved', current: at('src/other.ts', 7, 9) }),
          makeCitation({ text: 'src/auth.ts:90', state: 'deleted', current: null }),
        ],
        diagrams: [
          {
            line: 1,
            nodes: [
              {
                label: 'src/node.ts',
                path: 'src/node.ts',
                startLine: null,
                endLine: null,
                state: 'ok',
                current: null,
                drifted: false,
              },
            ],
          },
        ],
      }),
    ],
  }),
  makeSpecReport({ id: 'two', documents: [makeDocument({ file: 'docs/none.md' })] }),
]);

describe('the source files that documents cite', () => {
  it('include the old and new place of moved lines, and files in diagrams', () => {
    expect([...citedPaths(report)].sort()).toEqual(['src/auth.ts', 'src/node.ts', 'src/other.ts']);
  });

  it('are listed with the specs and documents that cite them', () => {
    const found = citingSpecs(report);
    const brief = (path: string): unknown =>
      found
        .get(path)
        ?.map(({ spec, documents }) => [
          spec.id,
          documents.map(({ document, citations }) => `${document.file} ${citations.length}`),
        ]);
    expect(brief('src/auth.ts')).toEqual([['one', ['docs/b.md 4', 'docs/a.md 2']]]);
    expect(brief('src/other.ts')).toEqual([['one', ['docs/a.md 1']]]);
    expect(brief('src/none.ts')).toBeUndefined();
  });
});

describe('the citations that a source page lists', () => {
  const list = (path: string) => listCitations(path, citingSpecs(report).get(path) ?? []);

  it('begin with the worst state, and have each place once', () => {
    expect(list('src/auth.ts')).toEqual([
      {
        document: 'docs/a.md',
        worst: 'deleted',
        hidden: 0,
        places: [
          {
            slug: null,
            heading: null,
            text: 'src/auth.ts:1-3',
            lines: null,
            movedTo: at('src/other.ts', 7, 9),
            state: 'moved',
          },
          {
            slug: null,
            heading: null,
            text: 'src/auth.ts:90',
            lines: null,
            movedTo: null,
            state: 'deleted',
          },
        ],
      },
      {
        document: 'docs/b.md',
        worst: 'changed',
        hidden: 0,
        places: [
          expect.objectContaining({ heading: 'Routes', lines: { first: 1, last: 3 } }),
          expect.objectContaining({ heading: 'Models', lines: { first: 20, last: 25 } }),
          expect.objectContaining({ heading: null, lines: null, text: 'src/auth.ts' }),
        ],
      },
    ]);
  });

  it('have the state of the worst citation', () => {
    expect(worstOf([])).toBe('ok');
    expect(worstOf(['ok', 'moved', 'changed'])).toBe('changed');
    expect(worstOf(['changed', 'missing', 'out-of-range'])).toBe('missing');
  });

  it('are at most 100 for a document, with a count of the others', () => {
    const citations = Array.from({ length: 5000 }, (_, index) =>
      makeCitation({ current: at('src/auth.ts', index + 1) }),
    );
    const many = makeReport([makeSpecReport({ documents: [makeDocument({ citations })] })]);
    const [note] = listCitations('src/auth.ts', citingSpecs(many).get('src/auth.ts') ?? []);
    expect(note?.places).toHaveLength(100);
    expect(note?.hidden).toBe(4900);
  });
});

describe('the excerpts of cited lines for previews', () => {
  const source = Array.from({ length: 30 }, (_, index) => `line ${index + 1}`).join('\n');

  it('are the first ten lines of each citation, of published files only', () => {
    expect(
      excerptsOf(report, new Map([['src/auth.ts', maskSecrets(source, 'src/auth.ts')]])),
    ).toEqual({
      'src/auth.ts#L1-L3': ['line 1', 'line 2', 'line 3'],
      'src/auth.ts#L20-L25': ['line 20', 'line 21', 'line 22', 'line 23', 'line 24', 'line 25'],
      'src/auth.ts': Array.from({ length: 10 }, (_, index) => `line ${index + 1}`),
    });
  });

  it('are found by path and lines', () => {
    const found = { 'a.ts#L3-L9': ['range'], 'a.ts#L3': ['line'], 'a.ts': ['file'] };
    expect(findExcerpt(found, { path: 'a.ts', startLine: 3, endLine: 9 })).toEqual(['range']);
    expect(findExcerpt(found, { path: 'a.ts', startLine: 3, endLine: 3 })).toEqual(['line']);
    expect(findExcerpt(found, { path: 'a.ts', startLine: null, endLine: null })).toEqual(['file']);
  });

  it.each(['constructor', '__proto__', 'toString'])(
    'are found for a file named %s only if it has one',
    (path) => {
      const current = { path, startLine: null, endLine: null };
      expect(findExcerpt({}, current)).toBeNull();
      const found = excerptsOf(
        makeReport([
          makeSpecReport({ documents: [makeDocument({ citations: [makeCitation({ current })] })] }),
        ]),
        new Map([[path, maskSecrets('text', path)]]),
      );
      expect(findExcerpt(JSON.parse(JSON.stringify(found)) as typeof found, current)).toEqual([
        'text',
      ]);
    },
  );

  it('have lines of at most 160 characters, and no empty lines at the end', () => {
    const text = `${'x'.repeat(158)}😀xx\r\n${'x'.repeat(160)}\n\n  \nlast\n`;
    const one = makeReport([
      makeSpecReport({
        documents: [makeDocument({ citations: [makeCitation({ current: at('a.ts', 1, 4) })] })],
      }),
    ]);
    expect(excerptsOf(one, new Map([['a.ts', maskSecrets(text, 'a.ts')]]))['a.ts#L1-L4']).toEqual([
      `${'x'.repeat(158)}…`,
      'x'.repeat(160),
    ]);
  });
});
