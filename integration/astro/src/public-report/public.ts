import { ADVICE } from '@astro-drift/engine/internal/report/advice';
import { summarize } from '@astro-drift/engine/internal/report/compose';
import { helpOf } from '@astro-drift/engine/internal/report/findings';
import type { Report, SpecReport } from '@astro-drift/engine/internal/report/schema';

/** A report without the specs that say `public: false`, and without what was found about them. */
export function publicReport(report: Report): Report {
  const hidden = new Set(report.specs.filter((spec) => !spec.public).map(({ id }) => id));
  if (hidden.size === 0) return report;
  const files = new Set(report.specs.filter((spec) => !spec.public).map(({ file }) => file));
  const isShown = (id: string): boolean => !hidden.has(id);
  const specs = report.specs
    .filter(({ id }) => isShown(id))
    .map((spec) => withoutHidden(spec, isShown));
  const silenced = new Set(
    report.specs.filter((spec) => !spec.upstreamDrift.every(isShown)).map(({ id }) => id),
  );
  const helps = new Map(
    specs.filter(({ id }) => silenced.has(id)).map((spec) => [spec.id, helpOf(spec)]),
  );
  const findings = report.findings
    .filter(
      ({ rule, spec, file }) =>
        !files.has(file) &&
        (spec === null || isShown(spec)) &&
        !(rule === 'upstream-drift' && silenced.has(spec ?? '')),
    )
    .map((finding) => {
      const help = finding.rule === 'drift' ? helps.get(finding.spec ?? '') : undefined;
      return help === undefined ? finding : { ...finding, help };
    });
  return { ...report, specs, findings, summary: summarize(specs, findings) };
}

/** A spec that does not tell which hidden ones it builds on. */
export function withoutHidden(spec: SpecReport, isShown: (id: string) => boolean): SpecReport {
  const upstream = spec.upstream.filter(isShown);
  if (spec.upstreamDrift.every(isShown)) return { ...spec, upstream };
  const recommendation =
    spec.status === 'drifted' && spec.recommendation !== null
      ? { ...spec.recommendation, text: ADVICE.rerun }
      : null;
  return { ...spec, upstream, upstreamDrift: [], recommendation };
}
