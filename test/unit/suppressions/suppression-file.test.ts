import { describe, expect, it } from 'vitest';
import {
  formatSuppressions,
  parseSuppressions,
  type Suppression,
} from '../../../integration/engine/src/suppressions/suppression-file.ts';

function makeSuppression(over: Partial<Suppression> = {}): Suppression {
  return { file: 'docs/a.md', rule: 'drift', id: 'a'.repeat(32), what: 'changed', ...over };
}

describe('the file of suppressions', () => {
  it('has a line for each, sorted, whatever their order was', () => {
    const [one, two, three] = [
      makeSuppression({ file: 'docs/b.md' }),
      makeSuppression({ what: 'says "x"\n' }),
      makeSuppression({ rule: 'broken-citation' }),
    ] as const;
    const text = formatSuppressions([one, two, three]);
    expect(
      text
        .split('\n')
        .slice(3, 6)
        .map((line) => JSON.parse(line.replace(/,$/, '')) as unknown),
    ).toEqual([three, two, one]);
    expect(formatSuppressions([three, one, two, one])).toBe(text);
    expect(parseSuppressions(text)).toEqual([three, two, one]);
  });

  it('can be empty', () => {
    expect(parseSuppressions(formatSuppressions([]))).toEqual([]);
  });

  it.each([
    ['', 'is not JSON: '],
    ['{"version": 1,\n<<<<<<< HEAD\n', 'has conflicts of a merge'],
    ['[]', 'cannot be used: the file has to be a JSON object'],
    ['{ "version": 2, "suppressions": [] }', 'cannot be used: `version` has to be 1'],
    ['{ "version": 1 }', 'cannot be used: `suppressions` has to be a list'],
    ['{ "version": 1, "suppressions": [7] }', '`suppressions.0` has to be an object'],
    [
      '{ "version": 1, "suppressions": [{ "file": "a", "rule": "b", "id": "x", "what": "" }] }',
      '`suppressions.0.id` has to be an id',
    ],
    [
      '{ "version": 1, "suppressions": [{ "file": 1, "rule": "b", "id": "x", "what": "" }] }',
      '`suppressions.0.file` has to be a path',
    ],
  ])('is refused if it is %j', (text, problem) => {
    expect(parseSuppressions(text)).toEqual({
      problem: expect.stringContaining(problem) as string,
    });
  });
});
