import { plural } from '@astro-drift/engine/internal/report/plural';
import type { DocumentReport, Report } from '@astro-drift/engine/internal/report/schema';
import { below, line, type LogText } from '@astro-drift/engine/internal/text/log-text';

/** The number of outdated pages that are shown. */
const SHOWN = 5;

/** Says which of the adopted pages are outdated already, and why. */
export function adoptedState({ specs }: Report, pages: readonly string[]): LogText {
  const adopted = new Set(pages);
  const documents = specs.flatMap((spec) => spec.documents.filter(({ file }) => adopted.has(file)));
  const outdated = documents.filter(({ state }) => state === 'needs-review' || state === 'broken');
  const all = plural(documents.length, 'page');
  if (outdated.length === 0) return line`Of ${all}, none needs a review now.`;
  const need = outdated.length === 1 ? 'needs' : 'need';
  const shown = outdated.slice(0, SHOWN).map(describe);
  const left = outdated.length - shown.length;
  return below([
    line`${outdated.length} of ${all} ${need} a review already:`,
    ...shown,
    ...(left > 0 ? [line`  … and ${plural(left, 'more page')}`] : []),
  ]);
}

function describe({ file, evidence, sections }: DocumentReport): LogText {
  const [first] = evidence;
  const section = sections.find(({ state }) => state === 'needs-review' || state === 'broken');
  const heading = section?.heading ? ` (${section.heading})` : '';
  return line`  ${file}${heading}: ${first?.text ?? 'a reference leads nowhere'}`;
}
