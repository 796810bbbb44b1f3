import { Html, html } from '@astro-drift/engine/internal/html/html';
import type { Strings } from '../strings/strings.ts';

/** A label of a diagram that is a citation. */
export interface DiagramNode {
  /** The text of the label. It is a line of its own in the diagram. */
  readonly label: string;
  /** The URL of the source that the label names, or `null`. */
  readonly href: string | null;
  /** A note on the source, such as "changed since this was written", or `null`. */
  readonly note: string | null;
  readonly drifted: boolean;
  /** Whether the source is not there at all. */
  readonly isBroken?: boolean;
}

/** The data in the attribute `data-diagram` of a figure, for the script that draws the diagram. */
export interface DiagramData {
  readonly code: string;
  readonly nodes: readonly DiagramNode[];
  readonly words: DiagramWords;
}

/** The texts that the script shows. */
export interface DiagramWords {
  readonly label: string;
  /** The accessible name of a diagram that scrolls. */
  readonly wide: string;
  /** The text of the button that shows the source text of the diagram. */
  readonly text: string;
  /** The text of the button that shows the diagram in the whole window, and of the one back. */
  readonly enlarge: string;
  readonly close: string;
}

/**
 * Wraps the code block of a diagram in a figure, in which a script can draw the diagram. Below it
 * are notes on its sources, which need no script.
 *
 * @param block the markup of the code block on the page, which is kept
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
    enlarge: strings.text('drift.diagram.enlarge'),
    close: strings.text('drift.diagram.close'),
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

function renderNote({ label, href, note, drifted, isBroken }: DiagramNode): Html {
  const name = href === null ? html`${label}` : html`<a href="${href}">${label}</a>`;
  const sign =
    drifted &&
    html`<span class="drift-sign" aria-hidden="true">${isBroken === true ? '×' : 'Δ'}</span> `;
  return html`${sign}${name}${note !== null && ` (${note})`}`;
}
