import type { CitationReport } from '../report/schema.ts';
import { escapeHtml, html } from './html.ts';
import type { PanelLinks } from './panel.ts';

const NOTES: Readonly<Record<CitationReport['state'], string | null>> = {
  ok: null,
  moved: null,
  changed: 'changed since this was written',
  deleted: 'deleted since this was written',
  'out-of-range': 'these lines do not exist',
  missing: 'this file does not exist',
};

/** What goes before and after a citation's own markup. */
export interface CitationMarkup {
  readonly open: string;
  readonly close: string;
}

/** Links inline code to the lines that it cites; what cannot be reached says why. */
export function renderCitation(
  citation: CitationReport,
  { links, hasSource }: PanelLinks,
): CitationMarkup {
  const { state, path, current } = citation;
  const note = NOTES[state];
  const remark = note === null ? '' : html`<span class="drift-remark"> (${note})</span>`.toString();
  const attributes = `class="drift-citation" data-state="${state}"${
    note === null ? '' : ` title="${escapeHtml(`${citation.text}: ${note}`)}"`
  }`;
  return current !== null && hasSource(path)
    ? { open: `<a ${attributes} href="${hrefOf(citation, links)}">`, close: `${remark}</a>` }
    : { open: `<span ${attributes}>`, close: `${remark}</span>` };
}

/** Where a citation's lines are now, ready for an attribute. */
export function hrefOf({ path, current }: CitationReport, links: PanelLinks['links']): string {
  return escapeHtml(links.source(path, current));
}
