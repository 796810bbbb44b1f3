import { html, type Html } from '@astro-drift/engine/internal/html/html';
import type { Strings } from '../strings/strings.ts';
import type { PageRow, PageState } from './page-rows.ts';

/** The colours of a badge. White text has a contrast of at least 4.5 on each. */
const COLOURS: Readonly<Record<PageState, string>> = {
  broken: '#b3261e',
  'needs-review': '#8a4b00',
  'nearby-changes': '#176b3a',
  unknown: '#4d5566',
  'not-completed': '#4d5566',
  'up-to-date': '#176b3a',
};

/** The average width of a character at 11 pixels, and the space around a text. */
const CHARACTER = 6.5;
const SPACE = 12;

/**
 * Renders a badge that says how many pages are up to date, as SVG.
 *
 * @param rows the most urgent page comes first, because its state decides the colour
 */
export function renderBadge(rows: readonly Pick<PageRow, 'state'>[], strings: Strings): Html {
  const label = strings.text('drift.badge.label');
  const value = strings.text('drift.badge.value', {
    fresh: strings.whole(rows.filter(({ state }) => state === 'up-to-date').length),
    total: strings.whole(rows.length),
  });
  const colour = COLOURS[rows[0]?.state ?? 'unknown'];
  const [left, right] = [widthOf(label), widthOf(value)];
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${label}: ${value}"><title>${label}: ${value}</title><clipPath id="r"><rect width="${left + right}" height="20" rx="3"/></clipPath><g clip-path="url(#r)"><rect width="${left}" height="20" fill="#444"/><rect x="${left}" width="${right}" height="20" fill="${colour}"/></g><g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11"><text x="${left / 2}" y="14">${label}</text><text x="${left + right / 2}" y="14">${value}</text></g></svg>`;
}

function widthOf(text: string): number {
  return Math.round(text.length * CHARACTER) + SPACE;
}
