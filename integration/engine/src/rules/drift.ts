import { describeChanges, recommendedHelp } from './changes.ts';
import type { Rule, Wording } from './rule.ts';
import type { SpecReport } from '../report/spec-schema.ts';

export const drift: Rule<'drift'> = {
  name: 'drift',
  severity: 'warn',
  summary: 'A completed spec whose inputs changed',
  meaning:
    'Files that the documents were made from are not what they were when the documents were last known to be right. Edits of comments, formatting and imports do not count, unless the option `significant` says so.',
  remedies: [
    'For a chant spec, run the command of the report: it resets the spec and works it again.',
    'For a page with `tracks`, read the changes, correct the page, and set `reviewed` to today. Without `reviewed`, committing the corrected page is enough.',
    'Where the documents are right for the code as it is, run `astro-drift accept`.',
  ],
  about: 'changes',
  find: ({ specs }) =>
    specs
      .map(({ report }) => report)
      .filter(({ status }) => status === 'drifted')
      .map((spec) => ({ ...describe(spec), spec: spec.id, file: spec.file, subject: '' })),
  publish: (_, { spec }) => (spec === null ? null : describe(spec)),
};

function describe(spec: SpecReport): Wording {
  return { message: `${spec.title}: ${describeChanges(spec)}`, help: recommendedHelp(spec) };
}
