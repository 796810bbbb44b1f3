import { expect, it } from 'vitest';
import { undocumentedSource } from '../../../integration/engine/src/rules/undocumented-source.ts';
import { makeCitation, makeDocument, makeSpecReport } from '../support/report.ts';
import { applyRule, makeReportedSpec } from '../support/rule-input.ts';

const citing = {
  documents: [makeDocument({ citations: [makeCitation({ path: 'src/b.ts', current: null })] })],
};
const sources = ['src/auth.ts', 'src/b.ts', 'src/c.ts'];

it('undocumented-source reports files that no spec tracks, and names a document that cites one', () => {
  const findings = applyRule(undocumentedSource, { sources, specs: [makeReportedSpec(citing)] });
  expect(findings.map(({ file, message }) => [file, message])).toEqual([
    ['src/b.ts', 'src/b.ts: no spec tracks this source file, though docs/architecture.md cites it'],
    ['src/c.ts', 'src/c.ts: no spec tracks this source file'],
  ]);
});

it('undocumented-source publishes no document that the site hides', () => {
  const finding = {
    file: 'src/b.ts',
    message: 'src/b.ts: though docs/hidden.md cites it',
    help: '',
  };
  const published = undocumentedSource.publish(finding, { spec: null, specs: [makeSpecReport()] });
  expect(published?.message).toBe('src/b.ts: no spec tracks this source file');
  const tracked = { ...finding, file: 'src/auth.ts' };
  expect(undocumentedSource.publish(tracked, { spec: null, specs: [makeSpecReport()] })).toBeNull();
});
