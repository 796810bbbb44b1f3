import { expect, it } from 'vitest';
import { emptyInput } from '../../../integration/engine/src/rules/empty-input.ts';
import { applyRule, makeReportedSpec } from '../support/rule-input.ts';
import { inputs } from '../support/spec.ts';

const [input, other] = inputs('tracks', 'src/**', 'lib/**');
if (input === undefined || other === undefined) throw new Error('no inputs');
const matches = [
  { input, paths: ['src/a.ts'] },
  { input: other, paths: [] },
];

it('empty-input reports the patterns of a completed spec that match nothing', () => {
  const specs = [makeReportedSpec({}, { matches })];
  expect(applyRule(emptyInput, { specs })).toEqual([
    {
      message:
        '.chant/specs/001-doc.md: `tracks: lib/**` matches no file, neither at the baseline nor now',
      spec: '001-doc',
      file: '.chant/specs/001-doc.md',
      line: 4,
      help: 'Correct the pattern. It is relative to the root of the repository.',
      subject: 'tracks: lib/**',
    },
  ]);
});

it('empty-input reports a definition or lines that never were', () => {
  const problem = 'src/a.ts defines no login';
  const part = { kind: 'symbol', symbol: 'login' } as const;
  const specs = [
    makeReportedSpec({}, { matches: [{ input, paths: ['src/a.ts'], part, problem }] }),
    makeReportedSpec({}, { matches: [{ input, paths: [], problem: 'it names many' }] }),
  ];
  expect(applyRule(emptyInput, { specs }).map(({ message, help }) => [message, help])).toEqual([
    [
      '.chant/specs/001-doc.md:3: src/a.ts defines no login',
      'Correct what follows the path, as in `tracks: src/a.ts#name`, or name the whole file: `tracks: src/a.ts`.',
    ],
    [
      '.chant/specs/001-doc.md:3: it names many',
      'Correct the pattern. It is relative to the root of the repository.',
    ],
  ]);
});

it('empty-input reports nothing about a spec that is not completed', () => {
  const specs = [makeReportedSpec({}, { matches, spec: { completed: false } })];
  expect(applyRule(emptyInput, { specs })).toEqual([]);
});
