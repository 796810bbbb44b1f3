import {
  advise,
  isOwnDocument,
  listEdited,
  nameFirst,
} from '@astro-drift/engine/internal/report/advice';
import type { Report, SpecReport } from '@astro-drift/engine/internal/report/schema';
import type { RuleName } from '@astro-drift/engine/internal/rules/index';
import type { Strings } from '../strings/strings.ts';

/**
 * This is only a name, because a page that is rendered on demand must not load the code of the
 * rules.
 */
const BASELINE_RULE: RuleName = 'unknown-baseline';

/**
 * Says what to do about a spec. Code stands between backticks. Returns `null` if there is nothing
 * to do.
 */
export function describeAdvice(
  spec: SpecReport,
  { specs }: Pick<Report, 'specs'>,
  strings: Strings,
): string | null {
  const pages = [...specs, spec].filter(isOwnDocument).map(({ id }) => id);
  const advice = spec.recommendation === null ? null : advise(spec, new Set(pages));
  if (advice === null) return null;
  const ids = specs.map(({ id }) => id);
  const text = strings.text(`drift.advice.${advice.name}`, { spec: nameFirst(advice, ids) });
  const edited = findEdited(spec, specs);
  if (edited.length === 0) return text;
  const files = listEdited(edited, (file) => `\`${file}\``);
  return `${strings.count('drift.advice.edited', edited.length, { files })} ${text}`;
}

/** Finds the documents that people edited, and that the advised runs would overwrite. */
function findEdited(spec: SpecReport, specs: readonly SpecReport[]): string[] {
  const upstream = spec.status === 'upstream-drifted' ? spec.upstreamDrift.toReversed() : [];
  const runs = [...upstream.flatMap((id) => specs.filter((other) => other.id === id)), spec];
  const edited = runs.flatMap(({ documents }) => documents.filter((document) => document.edited));
  return [...new Set(edited.map(({ file }) => file))];
}

/** Says what to do if the baseline is unknown. Returns `null` for specs with any other status. */
export function findBaselineHelp(
  { id, status }: Pick<SpecReport, 'id' | 'status'>,
  { findings, repository }: Pick<Report, 'findings' | 'repository'>,
): string | null {
  if (status !== 'unknown') return null;
  const finding = findings.find(({ spec, rule }) => spec === id && rule === BASELINE_RULE);
  return finding?.help ?? repository.problem?.fix ?? null;
}
