import {
  type DeclarationProblem,
  publishUnchanged,
  type Rule,
  type UnratedFinding,
} from './rule.ts';

const MEND = 'Mend the frontmatter of the file.';

export const invalidSpec: Rule<'invalid-spec'> = {
  name: 'invalid-spec',
  severity: 'error',
  summary: 'A declaration that cannot be used, wholly or in part',
  meaning:
    'The frontmatter of a chant spec or of a page with `tracks` does not say what it seems to say, or a record in `.drift` cannot be read. The other specs are still judged, and so is the rest of this one where that is possible.',
  remedies: ['Mend the place that the message names.'],
  about: 'declaration',
  find: ({ problems }) => problems.map(describe),
  publish(finding, { spec, specs }) {
    const { file } = finding;
    if (spec !== null || file === '.') return publishUnchanged(finding);
    // The message may quote another declaration. So the published finding names only the file.
    return specs.some((shown) => shown.file === file)
      ? {
          message: `${file}: something in the frontmatter cannot be used, or is odd`,
          help: 'Run `astro-drift check`, which says what it is.',
        }
      : null;
  },
};

function describe(problem: DeclarationProblem): UnratedFinding {
  const { file, line, message, minor, help = MEND, spec = null } = problem;
  const text = file === '.' ? message : `${file}: ${message}`;
  return { message: text, spec, file, line, help, minor, subject: message };
}
