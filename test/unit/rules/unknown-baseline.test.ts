import { describe, expect, it } from 'vitest';
import { WHOLE_HISTORY } from '../../../integration/engine/src/drift/completion.ts';
import { unknownBaseline } from '../../../integration/engine/src/rules/unknown-baseline.ts';
import { applyRule, makeReportedSpec } from '../support/rule-input.ts';

const unknown = makeReportedSpec(
  {},
  { baseline: { kind: 'unknown', reason: 'the clone is shallow', fix: 'Fetch it.' } },
);

describe('unknown-baseline', () => {
  it('reports a spec whose baseline is unknown, with the reason', () => {
    expect(applyRule(unknownBaseline, { specs: [unknown, makeReportedSpec()] })).toEqual([
      {
        message:
          'Architecture: it cannot be told whether it has drifted, because the clone is shallow',
        spec: '001-doc',
        file: '.chant/specs/001-doc.md',
        help: 'Fetch it.',
        subject: '',
      },
    ]);
  });

  it('reports a spec with citations that are older than the clone', () => {
    const findings = applyRule(unknownBaseline, {
      specs: [makeReportedSpec({}, { undated: true })],
    });
    expect(findings).toMatchObject([{ help: WHOLE_HISTORY, subject: 'undated' }]);
  });

  it('reports only the repository if git fails', () => {
    const problem = { reason: 'git failed: fatal: bad object', fix: 'Repair it.' };
    const findings = applyRule(unknownBaseline, { repository: { problem }, specs: [unknown] });
    expect(findings).toEqual([
      {
        message: 'Nothing is known about drift: git failed: fatal: bad object.',
        spec: null,
        file: '.',
        help: 'Repair it.',
        subject: '',
      },
    ]);
  });

  it('reports a failed fetch beside the specs', () => {
    const repository = { problem: null, fetchProblem: 'no network' };
    const findings = applyRule(unknownBaseline, { repository, specs: [unknown] });
    expect(findings.map(({ file, subject }) => [file, subject])).toEqual([
      ['.', 'fetch'],
      ['.chant/specs/001-doc.md', ''],
    ]);
  });
});
