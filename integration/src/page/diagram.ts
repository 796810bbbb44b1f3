import { Html, html } from '../html/html.ts';

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
}

/**
 * Wraps the block of a diagram's text, so that a script can draw it there. Without the script it
 * stays as it is; below it stands what there is to say of its sources, for both.
 *
 * @param block the page's own markup of the text, kept as it is
 * @param code the text in mermaid's language
 */
export function renderDiagram(block: string, code: string, nodes: readonly DiagramNode[]): Html {
  const data: DiagramData = { code, nodes };
  const noted = nodes.filter(({ note, drifted }) => drifted || note !== null);
  return html`<figure class="drift-diagram" aria-label="Diagram" data-diagram="${JSON.stringify(data)}"><div class="drift-diagram-text">${new Html(block)}</div>${
    noted.length > 0 &&
    html`<figcaption>In this diagram: ${noted.map(
      (node, index) => html`${index > 0 && '; '}${renderNote(node)}`,
    )}.</figcaption>`
  }</figure>`;
}

function renderNote({ label, href, note, drifted }: DiagramNode): Html {
  const name = href === null ? html`${label}` : html`<a href="${href}">${label}</a>`;
  const sign = drifted && html`<span class="drift-sign" aria-hidden="true">!</span> `;
  return html`${sign}${name}${note !== null && ` (${note})`}`;
}
