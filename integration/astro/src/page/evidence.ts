import { html, type Html, withCode } from '@astro-drift/engine/internal/html/html';
import type { DocumentReport, EvidenceReport } from '@astro-drift/engine/internal/report/schema';
import type { Strings } from '../strings/strings.ts';
import { ofEngine } from './engine-text.ts';

/**
 * Says in words why a document may be wrong. Names are marked as code. The heading of the section
 * links to the section. If the text does not contain the heading, the link follows the text.
 *
 * @param addressOf returns the address of a section, or `null` if the document has no page
 */
export function renderEvidence(
  { text, section: slug }: Pick<EvidenceReport, 'text' | 'section'>,
  { sections }: Pick<DocumentReport, 'sections'>,
  addressOf: (slug: string) => string | null,
  strings: Strings,
): Html {
  const section = sections.find((each) => each.slug === slug);
  if (section === undefined) return ofEngine(withCode(text), strings);
  const { heading } = section;
  const address = addressOf(section.slug);
  const link = address === null ? html`${heading}` : html`<a href="${address}">${heading}</a>`;
  const at = findOutsideOfCode(text, `*${heading}*`);
  if (at < 0) return html`${ofEngine(withCode(text), strings)} (${link})`;
  const before = withCode(text.slice(0, at));
  const after = withCode(text.slice(at + heading.length + 2));
  return ofEngine(html`${before}${link}${after}`, strings);
}

/** Finds a mark that is not between backticks. Returns its position, or -1 if there is none. */
function findOutsideOfCode(text: string, mark: string): number {
  let at = text.indexOf(mark);
  while (at >= 0 && text.slice(0, at).split('`').length % 2 === 0) at = text.indexOf(mark, at + 1);
  return at;
}
