import type { PatternMatch } from '../drift/match-patterns.ts';
import { publishUnchanged, type Rule } from './rule.ts';

const CORRECT = 'Correct the pattern. It is relative to the root of the repository.';

export const emptyInput: Rule<'empty-input'> = {
  name: 'empty-input',
  severity: 'error',
  summary: 'A pattern that matches no file or definition, neither at the baseline nor now',
  meaning:
    'A completed spec names files, definitions or lines that never were. Such a spec could never drift. A pattern whose files have all been deleted since the baseline is another matter: that is drift.',
  remedies: [CORRECT],
  about: 'other',
  find: ({ specs }) =>
    specs
      .map(({ analysis }) => analysis)
      .filter(({ spec }) => spec.completed)
      .flatMap(({ spec, matches }) =>
        matches.flatMap((match) => {
          const message = describe(match, spec.file);
          if (message === null) return [];
          const { role, pattern, line } = match.input;
          const subject = `${role}: ${pattern}`;
          return [{ message, spec: spec.id, file: spec.file, line, help: helpOn(match), subject }];
        }),
      ),
  publish: publishUnchanged,
};

function describe({ input, paths, problem }: PatternMatch, file: string): string | null {
  const { role, pattern, line } = input;
  if (problem !== undefined) return `${file}:${line}: ${problem}`;
  if (paths.length > 0) return null;
  return `${file}: \`${role}: ${pattern}\` matches no file, neither at the baseline nor now`;
}

function helpOn({ input: { role }, paths: [path], part }: PatternMatch): string {
  if (path === undefined || part === undefined) return CORRECT;
  const form = part.kind === 'symbol' ? `${path}#name` : `${path}:10-40`;
  return `Correct what follows the path, as in \`${role}: ${form}\`, or name the whole file: \`${role}: ${path}\`.`;
}
