import { isMarkdown } from '../documents/format.ts';
import { findUpstreamDrift, type Lineage } from '../drift/lineage.ts';
import { greatest, type Impact, IMPACTS, isAtLeast } from '../impact/impact.ts';
import type { SpecReport } from '../report/spec-schema.ts';
import { recommendedHelp } from './changes.ts';
import { findFirstDrift } from './pending.ts';
import type { Rule, Wording } from './rule.ts';

export const upstreamDrift: Rule<'upstream-drift', 'impact' | 'after'> = {
  name: 'upstream-drift',
  severity: 'warn',
  options: { impact: 'named', after: '0h' },
  summary: 'A spec that builds on one that has drifted',
  meaning:
    'Another spec has drifted, and this one builds on it: through `depends_on`, as its member, or because that one writes an input of this one. The message names the nearest one that has drifted so that its own documents need a review, and the way to it.',
  remedies: [
    'Run the spec again that has drifted, then those that build on it. In the other order, they would be made from old material again.',
  ],
  about: 'other',
  find({ specs, settingOf }) {
    const graph = new UpstreamGraph(specs.map(({ report }) => report));
    const analyses = new Map(specs.map(({ analysis, report }) => [report.id, analysis]));
    return specs.flatMap(({ report }) => {
      if (report.status !== 'drifted' && report.status !== 'upstream-drifted') return [];
      const way = graph.findWay(
        report.id,
        settingOf(upstreamDrift.name, report.id).options.impact ?? 'named',
      );
      const upstream = analyses.get(way.at(-1) ?? '');
      if (upstream === undefined) return [];
      const { since } = findFirstDrift(upstream);
      const place = { spec: report.id, file: report.file, subject: '' };
      return [{ ...describe(report, way), ...place, pendingSince: since }];
    });
  },
  publish({ message }, { spec, specs }) {
    if (spec === null || spec.upstreamDrift.length === 0) return null;
    const graph = new UpstreamGraph(specs);
    const wordings = IMPACTS.map((least) => describe(spec, graph.findWay(spec.id, least)));
    return wordings.find((wording) => wording.message === message) ?? null;
  },
};

/** Which specs build on which. */
class UpstreamGraph {
  private readonly specs: readonly SpecReport[];
  private readonly lineage: Lineage;
  private readonly drifted = new Map<Impact, ReadonlySet<string>>();

  constructor(specs: readonly SpecReport[]) {
    this.specs = specs;
    this.lineage = new Map(specs.map(({ id, upstream }) => [id, upstream]));
  }

  /**
   * Returns the shortest way to an upstream spec that has drifted with an impact on its documents.
   * That spec stands last. Returns an empty list if there is none.
   */
  findWay(id: string, least: Impact): string[] {
    return findUpstreamDrift(id, this.lineage, this.driftedWith(least));
  }

  /** Returns the specs that have drifted with an impact on their documents. */
  private driftedWith(least: Impact): ReadonlySet<string> {
    const known = this.drifted.get(least);
    if (known !== undefined) return known;
    const drifted = this.specs.filter(
      (spec) => spec.status === 'drifted' && isAtLeast(impactOf(spec), least),
    );
    const ids = new Set(drifted.map((spec) => spec.id));
    this.drifted.set(least, ids);
    return ids;
  }
}

/** Nothing is known of documents that are no Markdown, so that each change may concern them. */
function impactOf({ documents }: SpecReport): Impact {
  const pages = documents.filter(({ file }) => isMarkdown(file));
  return pages.length === 0 ? 'named' : greatest(pages.map(({ impact }) => impact));
}

function describe(spec: SpecReport, way: readonly string[]): Wording {
  const nearest = way.at(-1) ?? '';
  const steps = way.slice(0, -1).map((step) => `, through ${step}`);
  return {
    message: `${spec.title}: builds on ${nearest}, which has drifted${steps.join('')}`,
    help: recommendedHelp(spec),
  };
}
