import { describe, expect, it } from 'vitest';
import { ambiguousReference } from '../../../integration/engine/src/rules/ambiguous-reference.ts';
import { makeDocument, makeSpecReport } from '../support/report.ts';
import { applyRule, makeAnalyzedDocument, makeReportedSpec } from '../support/rule-input.ts';

const FILE = 'docs/architecture.md';

/** A document with one reference that fits files. */
function fitting(candidates: readonly string[]) {
  const reference = { kind: 'code', text: 'a.ts:3', line: 5, column: 7, section: -1 } as const;
  const documents = [makeAnalyzedDocument({ file: FILE, ambiguous: [{ reference, candidates }] })];
  return makeReportedSpec({}, { documents });
}

describe('ambiguous-reference', () => {
  it('names the files, at most five of them', () => {
    const specs = [fitting(['x/a.ts', 'y/a.ts'])];
    expect(applyRule(ambiguousReference, { specs })).toMatchObject([
      {
        message: `${FILE}:5 cites \`a.ts:3\`, which fits 2 files`,
        line: 5,
        column: 7,
        subject: 'a.ts:3',
        help: 'Write so much of the path that one file is meant. It may be x/a.ts, y/a.ts.',
      },
    ]);
    const many = [fitting(['1', '2', '3', '4', '5', '6', '7'].map((name) => `${name}/a.ts`))];
    expect(applyRule(ambiguousReference, { specs: many })[0]?.help).toMatch(
      /5\/a\.ts or 2 more\.$/,
    );
  });

  it('publishes none of the files', () => {
    const finding = { file: FILE, message: 'x', help: 'It may be secret.ts.' };
    const spec = makeSpecReport({ documents: [makeDocument({ file: FILE })] });
    const published = ambiguousReference.publish(finding, { spec, specs: [spec] });
    expect(published).toEqual({
      message: 'x',
      help: 'Write so much of the path that one file is meant.',
    });
    expect(ambiguousReference.publish(finding, { spec: null, specs: [] })).toBeNull();
  });
});
