import { Html, html } from '@astro-drift/engine/internal/html/html';
import type { Strings } from '../strings/strings.ts';

/** A label of a diagram that is a citation. */
export interface DiagramNode {
  /** The label, on a line of its own in the diagram. */
  readonly label: string;
  /** The URL of its source, or `null`. */
  readonly href: string | null;
  /** A note such as "changed since this was written", or `null`. */
  readonly note: string | null;
  readonly drifted: boolean;
}

/** The data that the script reads from the attribute `data-diagram` of a figure. */
export interface DiagramData {
  readonly code: string;
  readonly nodes: readonly DiagramNode[];
  readonly words: DiagramWords;
}

/** The texts that the script uses. */
export interface DiagramWords {
  readonly label: string;
  /** The label of a diagram that scrolls. */
  readonly wide: string;
  /** The label of the button that shows the diagram's text. */
  readonly text: string;
}

/**
 * Wraps the code block of a diagram, so that a script can draw it there. Notes on its sources are
 * below it, with and without the script.
 *
 * @param block the page's own markup of the code block, which is kept
 * @param code the diagram in Mermaid's language
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
