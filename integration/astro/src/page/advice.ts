import { advise, isOwnDocument, nameFirst } from '@astro-drift/engine/internal/report/advice';
import type { Report, SpecReport } from '@astro-drift/engine/internal/report/schema';
import type { Strings } from '../strings/strings.ts';

/** What to do about a spec, with code between backticks; `null` for nothing. */
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
