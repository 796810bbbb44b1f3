import { Html, html } from '@astro-drift/engine/internal/html/html';
import type { Strings } from '../strings/strings.ts';

/** What is known of a label of a diagram that is a citation. */
export interface DiagramNode {
  /** As the diagram shows it, on a line of its own. */
  readonly label: string;
  /** Where its source is, or `null`. */
  readonly href: string | null;
  /** Such as "changed since this was written", or `null`. */
  readonly note: string | null;
  readonly drifted: boolean;
}

/** What the script reads from a figure's `data-diagram`. */
export interface DiagramData {
  readonly code: string;
  readonly nodes: readonly DiagramNode[];
  readonly words: DiagramWords;
}

/** What the script says. */
export interface DiagramWords {
  readonly label: string;
  /** The label of a diagram that has to be scrolled. */
  readonly wide: string;
  /** The button that shows a diagram's text. */
  readonly text: string;
}

/**
 * Wraps the block of a diagram's text, so that a script can draw it there. Without the script it
 * stays as it is; below it stands what there is to say of its sources, for both.
 *
 * @param block the page's own markup of the text, kept as it is
 * @param code the text in mermaid's language
 */
export function renderDiagram(
  block: string,
  code: string,
  nodes: readonly DiagramNode[],
  strings: Strings,
): Html {
  const words = {
    label: strings.text('drift.diagram.label'),
    wide: strings.text('drift.diagram.wide'),
    text: strings.text('drift.diagram.text'),
  };
  const data: DiagramData = { code, nodes, words };
  const noted = nodes.filter(({ note, drifted }) => drifted || note !== null);
  return html`<figure class="drift-diagram" aria-label="${words.label}" data-diagram="${JSON.stringify(data)}"><div class="drift-diagram-text">${new Html(block)}</div>${
    noted.length > 0 &&
    html`<figcaption data-pagefind-ignore>${strings.html('drift.diagram.notes', {
      nodes: html`${noted.map((node, index) => html`${index > 0 && '; '}${renderNote(node)}`)}`,
    })}</figcaption>`
  }</figure>`;
}

function renderNote({ label, href, note, drifted }: DiagramNode): Html {
  const name = href === null ? html`${label}` : html`<a href="${href}">${label}</a>`;
  const sign = drifted && html`<span class="drift-sign" aria-hidden="true">!</span> `;
  return html`${sign}${name}${note !== null && ` (${note})`}`;
}
