import { describe, expect, it } from 'vitest';
import { describeDocument } from '../../../integration/astro/src/page/document.ts';
import type {
  EvidenceReport,
  SectionReport,
} from '../../../integration/engine/src/report/schema.ts';
import { FILE } from '../support/binding.ts';
import {
  makeChange,
  makeCommit,
  makeCitation,
  makeDocument,
  makeReport,
  makeSpecReport,
} from '../support/report.ts';

const section = (slug: string, impact: SectionReport['impact']): SectionReport => ({
  heading: slug.toUpperCase(),
  slug,
  line: 1,
  state: impact === 'none' ? 'up-to-date' : 'needs-review',
  impact,
});

const EVIDENCE: EvidenceReport = {
  impact: 'cited',
  kind: 'citation',
  text: '`src/auth.ts:1-3`, cited in *A*, changed',
  path: 'src/auth.ts',
  line: 1,
  section: 'a',
  commit: null,
};

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
        makeDocument({
          state: 'needs-review',
          impact: 'cited',
          evidence: [EVIDENCE],
          sections: [section('a', 'cited')],
          citations: [makeCitation()],
        }),
        makeDocument({ file: 'docs/other.md', citations: [makeCitation(), makeCitation()] }),
      ],
    });
    expect(describeDocument(FILE, makeReport([spec], [], [makeCommit()]), hrefOf)).toEqual({
      file: FILE,
      status: 'drifted',
      state: 'needs-review',
      impact: 'cited',
      evidence: [EVIDENCE],
      specs: [spec],
      commits: [makeCommit()],
      changes: [drifting],
      sections: [section('a', 'cited')],
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
              section(slug, status === 'drifted' && at === 1 ? 'cited' : 'none'),
            ),
          }),
        ],
      }),
    );
    const found = describeDocument(FILE, makeReport(specs), hrefOf);
    expect(found?.status).toBe('drifted');
    expect(found?.specs.map(({ id }) => id)).toEqual(['001', '002', '000']);
    expect(found?.sections.map(({ impact }) => impact)).toEqual(['none', 'cited']);
    expect(found?.href).toBe('/drift/001/');
  });
});
