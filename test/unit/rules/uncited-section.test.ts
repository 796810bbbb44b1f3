import { describe, expect, it } from 'vitest';
import type { AnalyzedDocument } from '../../../integration/engine/src/drift/analyze-specs.ts';
import { parseDocument } from '../../../integration/engine/src/documents/document.ts';
import type { Status } from '../../../integration/engine/src/report/schema.ts';
import type { UnratedFinding } from '../../../integration/engine/src/rules/rule.ts';
import { uncitedSection } from '../../../integration/engine/src/rules/uncited-section.ts';
import { applyRule, makeReportedSpec } from '../support/rule-input.ts';

const TEXT = 'Sessions end after thirty minutes, unless users ask to stay signed in.';

/** Takes each text in inline code for a citation. */
function check(text: string, status: Status = 'up-to-date'): UnratedFinding[] {
  const document = parseDocument(text, 'md');
  const node = { label: 'src/a.ts', path: 'src/a.ts', startLine: null, endLine: null };
  const analyzed = {
    file: 'docs/a.md',
    exists: true,
    absent: false,
    problem: null,
    document,
    hidden: [],
    citations: document.references
      .filter(({ kind }) => kind === 'code')
      .map((reference) => ({ reference })),
    nodes: document.diagrams.map(({ code }) => (code.includes('src/') ? [node] : [])),
    redate: null,
    // Only these parts of citations and nodes matter to the rule.
  } as unknown as AnalyzedDocument;
  return applyRule(uncitedSection, {
    specs: [makeReportedSpec({ status }, { documents: [analyzed] })],
  });
}

describe('uncited-section', () => {
  it('reports a section with text but without a citation, at its heading', () => {
    const text = `# Sessions\n\n${TEXT} See \`src/a.ts\`.\n\n## Length\n\n${TEXT}\n`;
    expect(check(text)).toEqual([
      {
        message: 'docs/a.md:5: *Length* cites no source',
        spec: '001-doc',
        file: 'docs/a.md',
        line: 5,
        help: 'Cite the source that shows what the section says, such as `src/auth.ts#login` or `src/auth.ts:10-40`.',
        subject: 'length',
        section: 'length',
      },
    ]);
  });

  it('takes a section without its subsections', () => {
    const text = `## One\n\n${TEXT}\n\n### Two\n\n\`src/a.ts\`: ${TEXT}\n\n## Three\n\n### Four\n`;
    expect(check(text).map(({ subject }) => subject)).toEqual(['one']);
  });

  it('reports the text before the first heading in the first line', () => {
    expect(check(`${TEXT}\n`)).toMatchObject([
      {
        message: 'docs/a.md:1: the text before the first heading cites no source',
        line: 1,
        subject: '',
        section: null,
      },
    ]);
  });

  it('takes a diagram that names files for a citation', () => {
    const diagram = (label: string): string => `\`\`\`mermaid\ngraph LR\na[${label}]\n\`\`\`\n`;
    const text = `## One\n\n${TEXT}\n\n${diagram('src/a.ts')}\n## Two\n\n${TEXT}\n\n${diagram('User')}`;
    expect(check(text).map(({ subject }) => subject)).toEqual(['two']);
    expect(check(`${TEXT}\n\n${diagram('src/a.ts')}`)).toEqual([]);
  });

  it.each([
    ['a heading alone', '## One\n\n## Two\n'],
    ['a short line', '## One\n\nSee the other pages for more.\n'],
    ['a list of links', `## One\n\n- [Two](two.md): ${TEXT}\n- [Three](three.md)\n`],
    ['a code block', `## One\n\n\`\`\`sh\n${TEXT}\n\`\`\`\n`],
  ])('does not report %s', (_, text) => {
    expect(check(text)).toEqual([]);
  });

  it.each(['unknown', 'not-completed'] as const)(
    'reports nothing about a spec that is %s, whose citations are not known',
    (status) => {
      expect(check(`## One\n\n${TEXT}\n`, status)).toEqual([]);
    },
  );

  it('reports a spec that has drifted', () => {
    expect(check(`## One\n\n${TEXT}\n`, 'drifted')).toHaveLength(1);
  });
});
