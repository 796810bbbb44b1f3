import { describe, expect, it } from 'vitest';
import { redact } from '../../../integration/astro/src/site/redacted.ts';
import type { FileComparison } from '../../../integration/engine/src/drift/file-comparison.ts';
import type { EvidenceReport, Report } from '../../../integration/engine/src/report/schema.ts';
import { makeDocument, makeEvidence, makeReport, makeSpecReport } from '../support/report.ts';

const file: FileComparison = {
  path: 'src/a.ts',
  previousPath: null,
  role: 'tracks',
  before: '1'.repeat(40),
  after: '2'.repeat(40),
  diff: null,
  isLink: false,
};

function makeShown(path: string): Report {
  const evidence = [makeEvidence({ path, text: '`CANARY`, named in *Auth*, was removed' })];
  return makeReport([makeSpecReport({ documents: [makeDocument({ evidence })] })]);
}

function evidenceOf({ specs }: Report): EvidenceReport[] {
  return specs.flatMap(({ documents }) => documents.flatMap(({ evidence }) => evidence));
}

describe('evidence of a site', () => {
  it('tells nothing of the contents of a file that is concealed, under its old name either', () => {
    const renamed = { ...file, previousPath: '.env' };
    const files = new Map([['001-doc', [renamed]]]);
    for (const path of ['src/a.ts', '.env']) {
      const report = makeShown(path);
      const shown = redact(report, { report, files }, new Map([[renamed, 'unpublished']]));
      expect(evidenceOf(shown.report)).toMatchObject([{ text: `\`${path}\` changed`, line: null }]);
    }
  });

  it('tells nothing of what a file was while it was a document that is not shown', () => {
    const hidden = makeSpecReport({ id: '002', documents: [makeDocument({ file: 'docs/b.md' })] });
    const report = makeShown('src/a.ts');
    const whole = makeReport([...report.specs, hidden]);
    const files = new Map([['001-doc', [{ ...file, previousPath: 'docs/b.md' }]]]);
    const shown = redact(report, { report: whole, files }, new Map());
    expect(evidenceOf(shown.report)).toMatchObject([{ text: '`src/a.ts` changed' }]);
  });

  it('tells nothing of the contents of a page that no page of the site shows', () => {
    const report = makeShown('src/content/draft.md');
    const isHidden = (path: string): boolean => path === 'src/content/draft.md';
    const shown = redact(report, { report, files: new Map() }, new Map(), isHidden);
    expect(evidenceOf(shown.report)).toMatchObject([{ text: '`src/content/draft.md` changed' }]);
  });

  it('is as it was where everything may be shown', () => {
    const report = makeShown('src/a.ts');
    const files = new Map([['001-doc', [file]]]);
    expect(redact(report, { report, files }, new Map()).report).toEqual(report);
  });
});
