import type { Proposal } from '@astro-drift/engine/internal/propose-tracks';
import { plural } from '@astro-drift/engine/internal/report/plural';
import { line, type LogText } from '@astro-drift/engine/internal/text/log-text';
import { renderTable } from '../table.ts';

/** The width of the table where the output is no terminal. */
const WIDTH = 80;

/** The number of pages that a terminal shows. */
const MAX_PAGES = 40;

/** The number of names in a sentence. */
const SHOWN = 3;

/** The number of reasons that an overview shows. */
const MAX_REASONS = 2;

/** Shows the proposed sources of pages, each with so many reasons. */
export function proposalTable(
  proposals: readonly Proposal[],
  width: number | null,
  reasonsShown = Infinity,
): LogText {
  return renderTable(
    ['PAGE', 'SOURCES', 'WHY'],
    proposals.flatMap(({ page, sources }) =>
      sources.map(({ pattern, reasons }, index) => [
        index === 0 ? page : '',
        pattern,
        reasons.slice(0, reasonsShown).join('; '),
      ]),
    ),
    { width: width ?? WIDTH },
  );
}

/** Shows as many proposals as fit on a few screens, and says what was found for no page. */
export function proposalOverview(proposals: readonly Proposal[], width: number | null): LogText[] {
  const found = proposals.filter(({ sources }) => sources.length > 0);
  const none = proposals.filter(({ sources }) => sources.length === 0).map(({ page }) => page);
  const shown = width === null ? found : found.slice(0, MAX_PAGES);
  const left = found.length - shown.length;
  const dirty = found.filter(({ isUncommitted }) => isUncommitted).map(({ page }) => page);
  return [
    ...(shown.length > 0 ? [proposalTable(shown, width, MAX_REASONS)] : []),
    ...(left > 0
      ? [line`… and ${plural(left, 'more page')}: name a folder, or write to a file.`]
      : []),
    ...(none.length > 0
      ? [line`For ${plural(none.length, 'page')} nothing was found: ${listed(none)}.`]
      : []),
    ...(dirty.length > 0
      ? [line`${verb(dirty, 'has', 'have')} changes that are not committed. They are kept.`]
      : []),
  ];
}

function verb(pages: readonly string[], one: string, several: string): string {
  return `${listed(pages)} ${pages.length === 1 ? one : several}`;
}

/** Names the first of some pages, and counts the others. */
export function listed(pages: readonly string[]): string {
  const rest = pages.length > SHOWN ? ` and ${pages.length - SHOWN} more` : '';
  return `${pages.slice(0, SHOWN).join(', ')}${rest}`;
}
