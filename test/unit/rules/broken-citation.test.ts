import { describe, expect, it } from 'vitest';
import type { Citation } from '../../../integration/engine/src/citations/citation.ts';
import type { CitationReport } from '../../../integration/engine/src/report/schema.ts';
import { brokenCitation } from '../../../integration/engine/src/rules/broken-citation.ts';
import { makeCitation, makeDocument, makeSpecReport } from '../support/report.ts';
import { applyRule, makeAnalyzedDocument, makeReportedSpec } from '../support/rule-input.ts';

function messagesOf(over: Partial<CitationReport>): string[] {
  const documents = [makeDocument({ citations: [makeCitation({ current: null, ...over })] })];
  const specs = [makeReportedSpec({ documents })];
  return applyRule(brokenCitation, { specs }).map(({ message }) => message);
}

describe('broken-citation', () => {
  it.each<[string, Partial<CitationReport>]>([
    ['but there is no file src/auth.ts', { state: 'missing' }],
    ['but src/auth.ts defines no login', { state: 'missing', symbol: 'login' }],
    ['which is gone', { state: 'deleted' }],
    ['but src/auth.ts does not have that many lines', { state: 'out-of-range' }],
  ])('says %s', (problem, over) => {
    expect(messagesOf(over)).toEqual([
      `docs/architecture.md:5 cites \`src/auth.ts:1-3\`, ${problem}`,
    ]);
  });

  it('names the file that was perhaps meant, but not on a site', () => {
    const citation = makeCitation({ state: 'missing', current: null });
    const documents = [makeDocument({ citations: [citation] })];
    const { text, kind, line, column, ...cited } = citation;
    const reference = { text, kind, line, column, section: -1 };
    const judged = { ...cited, reference, suggestion: 'src/auth/index.ts' } as unknown as Citation;
    const analysis = { documents: [makeAnalyzedDocument({ citations: [judged] })] };
    const [finding] = applyRule(brokenCitation, {
      specs: [makeReportedSpec({ documents }, analysis)],
    });
    const plain =
      'docs/architecture.md:5 cites `src/auth.ts:1-3`, but there is no file src/auth.ts';
    const message = `${plain}; did you mean src/auth/index.ts?`;
    expect(finding?.message).toBe(message);
    const spec = makeSpecReport({ documents });
    const published = { file: 'docs/architecture.md', message, help: '' };
    expect(brokenCitation.publish(published, { spec, specs: [spec] })?.message).toBe(plain);
  });

  it('has the place of the citation, and its text and section as subject', () => {
    const citation = makeCitation({ state: 'deleted', current: null, section: 'intro', column: 7 });
    const specs = [makeReportedSpec({ documents: [makeDocument({ citations: [citation] })] })];
    expect(applyRule(brokenCitation, { specs })).toMatchObject([
      {
        spec: '001-doc',
        file: 'docs/architecture.md',
        line: 5,
        column: 7,
        subject: 'src/auth.ts:1-3',
        section: 'intro',
      },
    ]);
  });

  it('publishes a finding only on a citation that the site shows in the same state', () => {
    const [message = ''] = messagesOf({ state: 'deleted' });
    const finding = { file: 'docs/architecture.md', message, help: 'See src/secret.ts' };
    const shown = (over: Partial<CitationReport>) => {
      const citations = [makeCitation({ current: null, ...over })];
      const spec = makeSpecReport({ documents: [makeDocument({ citations })] });
      return brokenCitation.publish(finding, { spec, specs: [spec] });
    };
    expect(shown({ state: 'deleted' })).toMatchObject({
      message,
      help: 'Correct the reference, or take it out.',
    });
    expect(shown({ state: 'missing' })).toBeNull();
    expect(brokenCitation.publish(finding, { spec: null, specs: [] })).toBeNull();
  });
});
