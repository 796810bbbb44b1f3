import type { SpecReport } from '../report/spec-schema.ts';
import { recommendedHelp } from './changes.ts';
import type { Rule, Wording } from './rule.ts';

export const upstreamDrift: Rule<'upstream-drift'> = {
  name: 'upstream-drift',
  severity: 'warn',
  summary: 'A spec that builds on one that has drifted',
  meaning:
    'Another spec has drifted, and this one builds on it: through `depends_on`, as its member, or because that one writes an input of this one. The message names the nearest one that has drifted, and the way to it.',
  remedies: [
    'Run the spec again that has drifted, then those that build on it. In the other order, they would be made from old material again.',
  ],
  about: 'other',
  find: ({ specs }) =>
    specs
      .map(({ report }) => report)
      .filter(({ status }) => status === 'drifted' || status === 'upstream-drifted')
      .filter((spec) => spec.upstreamDrift.length > 0)
      .map((spec) => ({ ...describe(spec), spec: spec.id, file: spec.file, subject: '' })),
  publish: (_, { spec }) =>
    spec === null || spec.upstreamDrift.length === 0 ? null : describe(spec),
};

function describe(spec: SpecReport): Wording {
  const nearest = spec.upstreamDrift.at(-1) ?? '';
  const way = spec.upstreamDrift.slice(0, -1).map((step) => `, through ${step}`);
  return {
    message: `${spec.title}: builds on ${nearest}, which has drifted${way.join('')}`,
    help: recommendedHelp(spec),
  };
}
