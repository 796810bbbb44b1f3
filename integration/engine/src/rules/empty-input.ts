import { publishUnchanged, type Rule } from './rule.ts';

const CORRECT = 'Correct the pattern. It is relative to the root of the repository.';

export const emptyInput: Rule<'empty-input'> = {
  name: 'empty-input',
  severity: 'error',
  summary: 'A pattern that matches no file, neither at the baseline nor now',
  meaning:
    'A completed spec names files that never were. Such a spec could never drift. A pattern whose files have all been deleted since the baseline is another matter: that is drift.',
  remedies: [CORRECT],
  about: 'other',
  find: ({ specs }) =>
    specs
      .map(({ examination }) => examination)
      .filter(({ spec }) => spec.completed)
      .flatMap(({ spec, matches }) =>
        matches
          .filter(({ paths }) => paths.length === 0)
          .map(({ input: { role, pattern, line } }) => ({
            message: `${spec.file}: \`${role}: ${pattern}\` matches no file, neither at the baseline nor now`,
            spec: spec.id,
            file: spec.file,
            line,
            help: CORRECT,
            subject: `${role}: ${pattern}`,
          })),
      ),
  publish: publishUnchanged,
};
