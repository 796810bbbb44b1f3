import { ADVICE } from '@astro-drift/engine/internal/report/advice';
import type { Finding, Report, SpecReport } from '@astro-drift/engine/internal/report/schema';
import { withSpecs } from '@astro-drift/engine/internal/report/summary';
import { ruleOf } from '@astro-drift/engine/internal/rules/index';
import { withPublicEvidence } from './public-evidence.ts';
import { Unnamed } from './unnamed.ts';

/** Removes the specs with `public: false` from a report, and the findings about them. */
export function publicReport(report: Report): Report {
  const hidden = new Set(report.specs.filter((spec) => !spec.public).map(({ id }) => id));
  if (hidden.size === 0) return report;
  const files = new Set(report.specs.filter((spec) => !spec.public).map(({ file }) => file));
  const isShown = (id: string): boolean => !hidden.has(id);
  const specs = report.specs
    .filter(({ id }) => isShown(id))
    .map((spec) => withoutHidden(spec, isShown));
  const shown = new Map(specs.map((spec) => [spec.id, spec]));
  // The findings of these specs may name a hidden spec.
  const affected = new Set(
    report.specs.filter((spec) => !spec.upstreamDrift.every(isShown)).map(({ id }) => id),
  );
  const findings = report.findings
    .filter(({ spec, file }) => !files.has(file) && (spec === null || isShown(spec)))
    .flatMap((finding): Finding[] => {
      const spec = shown.get(finding.spec ?? '');
      if (spec === undefined || !affected.has(spec.id)) return [finding];
      const wording = ruleOf(finding.rule).publish(finding, { spec, specs });
      if (wording === null) return [];
      return [{ ...finding, message: wording.message, help: wording.help }];
    });
  return withSpecs(report, specs, findings);
}

/** Removes the names of hidden specs from a spec that depends on them. */
export function withoutHidden(whole: SpecReport, isShown: (id: string) => boolean): SpecReport {
  const hidden = [...whole.upstream, ...whole.upstreamDrift].filter((id) => !isShown(id));
  const documents = withPublicEvidence(whole.documents, {
    unnamed: new Unnamed(hidden, []),
    isConcealed: () => false,
  });
  const spec = { ...whole, documents };
  const upstream = spec.upstream.filter(isShown);
  if (spec.upstreamDrift.every(isShown)) return { ...spec, upstream };
  const recommendation =
    spec.status === 'drifted' && spec.recommendation !== null
      ? { ...spec.recommendation, text: ADVICE.rerun }
      : null;
  return { ...spec, upstream, upstreamDrift: [], recommendation };
}
