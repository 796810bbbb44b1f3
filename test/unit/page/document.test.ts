import { describe, expect, it } from 'vitest';
import { describeDocument } from '../../../integration/astro/src/page/document.ts';
import type { SectionReport } from '../../../integration/engine/src/report/schema.ts';
import { FILE } from '../support/binding.ts';
import {
  makeChange,
  makeCitation,
  makeDocument,
  makeReport,
  makeSpecReport,
} from '../support/report.ts';

const section = (slug: string, status: SectionReport['status']): SectionReport => ({
  heading: slug.toUpperCase(),
  slug,
  line: 1,
  status,
});

const hrefOf = (id: string): string => `/drift/${id}/`;

describe('describeDocument', () => {
  it('returns null for a document of no spec', () => {
    expect(describeDocument('docs/other.md', makeReport([makeSpecReport()]), hrefOf)).toBeNull();
  });

  it('returns the state of its spec, without insignificant changes', () => {
    const drifting = makeChange();
    const spec = makeSpecReport({
      status: 'drifted',
      changes: [makeChange({ path: 'src/b.ts', significant: false }), drifting],
      documents: [
        makeDocument({ sections: [section('a', 'drifted')], citations: [makeCitation()] }),
        makeDocument({ file: 'docs/other.md', citations: [makeCitation(), makeCitation()] }),
      ],
    });
    expect(describeDocument(FILE, makeReport([spec]), hrefOf)).toEqual({
      file: FILE,
      status: 'drifted',
      specs: [spec],
      changes: [drifting],
      sections: [section('a', 'drifted')],
      citations: [makeCitation()],
      href: '/drift/001-doc/',
    });
  });

  it('returns the worst state of several specs', () => {
    const specs = (['up-to-date', 'drifted', 'unknown'] as const).map((status, index) =>
      makeSpecReport({
        id: `00${index}`,
        status,
        documents: [
          makeDocument({
            sections: ['a', 'b'].map((slug, at) =>
              section(slug, status === 'drifted' && at === 1 ? 'drifted' : 'up-to-date'),
            ),
          }),
        ],
      }),
    );
    const found = describeDocument(FILE, makeReport(specs), hrefOf);
    expect(found?.status).toBe('drifted');
    expect(found?.specs.map(({ id }) => id)).toEqual(['001', '002', '000']);
    expect(found?.sections.map(({ status }) => status)).toEqual(['up-to-date', 'drifted']);
    expect(found?.href).toBe('/drift/001/');
  });
});
