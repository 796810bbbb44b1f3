import { advise, isOwnDocument, nameFirst } from '@astro-drift/engine/internal/report/advice';
import type { Report, SpecReport } from '@astro-drift/engine/internal/report/schema';
import type { RuleName } from '@astro-drift/engine/internal/rules/index';
import type { Strings } from '../strings/strings.ts';

/** The name alone: a page that is rendered on demand must not load the code of the rules. */
const BASELINE_RULE: RuleName = 'unknown-baseline';

/** Says what to do about a spec, with code between backticks; `null` if there is nothing to do. */
export function describeAdvice(
  spec: SpecReport,
  { specs }: Pick<Report, 'specs'>,
  strings: Strings,
): string | null {
  const pages = [...specs, spec].filter(isOwnDocument).map(({ id }) => id);
  const advice = spec.recommendation === null ? null : advise(spec, new Set(pages));
  if (advice === null) return null;
  const ids = specs.map(({ id }) => id);
  return strings.text(`drift.advice.${advice.name}`, { spec: nameFirst(advice, ids) });
}

/** What to do about an unknown baseline; `null` if the spec has a baseline or needs none. */
export function findBaselineHelp(
  { id, status }: Pick<SpecReport, 'id' | 'status'>,
  { findings, repository }: Pick<Report, 'findings' | 'repository'>,
): string | null {
  if (status !== 'unknown') return null;
  const finding = findings.find(({ spec, rule }) => spec === id && rule === BASELINE_RULE);
  return finding?.help ?? repository.problem?.fix ?? null;
}
