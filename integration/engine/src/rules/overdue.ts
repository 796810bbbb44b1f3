import { recommendCheck } from '../report/recommendation.ts';
import { dayOf } from '../text/time.ts';
import { publishUnchanged, type Rule } from './rule.ts';

export const overdue: Rule<'overdue'> = {
  name: 'overdue',
  severity: 'warn',
  summary: 'A schedule that has passed without a re-run',
  meaning: 'The spec has a `schedule`, and was neither completed nor accepted since it was due.',
  remedies: [
    'Run the command of the message, or set `reviewed` on a page that you have checked.',
    'Or take out the `schedule`.',
  ],
  about: 'other',
  find({ specs, now }) {
    const ids = specs.map(({ report }) => report.id);
    return specs.flatMap(({ analysis: { spec }, report: { title, nextCheck } }) => {
      if (nextCheck === null || Date.parse(nextCheck) / 1000 > now) return [];
      const { id, file, schedule } = spec;
      const message = `${title}: was to be checked on ${dayOf(nextCheck)} (\`schedule: ${schedule ?? ''}\`)`;
      return [{ message, spec: id, file, help: recommendCheck(spec, ids), subject: '' }];
    });
  },
  publish: publishUnchanged,
};
