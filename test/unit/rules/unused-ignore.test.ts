import { expect, it } from 'vitest';
import { unusedIgnore } from '../../../integration/engine/src/rules/unused-ignore.ts';
import { applyRule, makeAnalyzedDocument, makeReportedSpec } from '../support/rule-input.ts';

it('unused-ignore reports comments and patterns that exempt nothing', () => {
  const exemption = { name: 'drift-ignore-line', line: 7, startLine: 7, endLine: 7 } as const;
  const documents = [makeAnalyzedDocument({ file: 'docs/a.md', unusedExemptions: [exemption] })];
  const specs = [makeReportedSpec({}, { documents })];
  const unusedPatterns = [{ field: 'references', pattern: 'legacy/**' } as const];
  const found = applyRule(unusedIgnore, { specs, unusedPatterns });
  expect(found.map(({ file, line, message }) => [file, line, message])).toEqual([
    ['.', undefined, '`ignore.references` names `legacy/**`, which exempts no reference'],
    ['docs/a.md', 7, 'docs/a.md:7: `drift-ignore-line` exempts no reference'],
  ]);
});
