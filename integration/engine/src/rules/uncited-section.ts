import { publishUnchanged, type ReportedSpec, type Rule, type UnratedFinding } from './rule.ts';

const CITE =
  'Cite the source that shows what the section says, such as `src/auth.ts#login` or `src/auth.ts:10-40`.';

export const uncitedSection: Rule<'uncited-section'> = {
  name: 'uncited-section',
  severity: 'off',
  summary: 'A section without any citation',
  meaning:
    'A section of a document has text of its own, but cites no source, so that readers cannot check it, and nobody is told at which lines it may be wrong. Only completed specs and pages with `tracks` are checked. Fewer than ten words, code blocks, and lists of links are no text.',
  remedies: [CITE, 'If the section says nothing about code, switch the rule off for its document.'],
  about: 'other',
  find: ({ specs }) => specs.flatMap(checkSpec),
  publish: publishUnchanged,
};

function checkSpec({ analysis, report }: ReportedSpec): UnratedFinding[] {
  if (report.status === 'unknown' || report.status === 'not-completed') return [];
  return analysis.documents.flatMap(({ file, document, citations, nodes }) => {
    if (document === null) return [];
    const { headings, diagrams, hasText } = document;
    const cited = new Set(citations.map(({ reference }) => reference.section));
    for (const [index, { line }] of diagrams.entries()) {
      const isCiting = (nodes[index] ?? []).length > 0;
      if (isCiting) cited.add(headings.findLastIndex((heading) => heading.line < line));
    }
    return hasText.flatMap((isText, index): UnratedFinding[] => {
      const section = index - 1;
      if (!isText || cited.has(section)) return [];
      const heading = headings[section];
      const line = heading?.line ?? 1;
      const name =
        heading === undefined ? 'the text before the first heading' : `*${heading.text}*`;
      return [
        {
          message: `${file}:${line}: ${name} cites no source`,
          spec: report.id,
          file,
          line,
          help: CITE,
          subject: heading?.slug ?? '',
          section: heading?.slug ?? null,
        },
      ];
    });
  });
}
