import { describe, expect, it } from 'vitest';
import { invalidSpec } from '../../../integration/engine/src/rules/invalid-spec.ts';
import { makeSpecReport } from '../support/report.ts';
import { applyRule } from '../support/rule-input.ts';

const file = 'docs/a.md';

describe('invalid-spec', () => {
  it('reports every problem at its line', () => {
    const problem = { file, line: 3, message: '`type` is odd', minor: true };
    expect(applyRule(invalidSpec, { problems: [problem] })).toEqual([
      {
        message: 'docs/a.md: `type` is odd',
        spec: null,
        file,
        line: 3,
        help: 'Mend the frontmatter of the file.',
        minor: true,
        subject: '`type` is odd',
      },
    ]);
  });

  it('names no file in a problem of the whole repository', () => {
    const problem = { file: '.', line: 1, message: 'No specs were found', help: 'Write one.' };
    expect(applyRule(invalidSpec, { problems: [problem] })).toMatchObject([
      { message: 'No specs were found', help: 'Write one.' },
    ]);
  });

  it('publishes of a problem without a spec only the file, if the site shows it', () => {
    const finding = { file, message: `${file}: quotes a secret`, help: 'Mend it.' };
    const spec = makeSpecReport({ file });
    const published = invalidSpec.publish(finding, { spec: null, specs: [spec] });
    expect(published?.message).toContain(file);
    expect(published?.message).not.toContain('secret');
    expect(invalidSpec.publish(finding, { spec: null, specs: [makeSpecReport()] })).toBeNull();
    expect(invalidSpec.publish(finding, { spec, specs: [spec] })?.message).toBe(finding.message);
  });
});
