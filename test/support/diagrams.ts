import { type DiagramNode, renderDiagram } from '../../integration/astro/src/page/diagram.ts';
import { ENGLISH_STRINGS } from '../../integration/astro/src/strings/strings.ts';
import { escapeHtml } from '../../integration/engine/src/html/html.ts';

export const FLOWCHART = `flowchart LR
  U((User)) -->|signs in| A["Login<br/>src/auth/routes.py"]
  A --> C{src/auth/tokens.py}
  subgraph S [src/core]
    D["\`src/core/__init__.py\`"] --> E[Plain]
  end
  C -->|src/auth/routes.py| D
  C --> X[src/gone.py]`;

export const SEQUENCE = `sequenceDiagram
  participant R as src/auth/routes.py
  actor U as User<br/>src/users.py
  U->>R: src/core`;

export const NODES: readonly DiagramNode[] = [
  nodeOf('src/auth/routes.py', 'changed since this was written'),
  nodeOf('src/auth/tokens.py'),
  nodeOf('src/core', '2 files changed since this was written'),
  nodeOf('src/core/__init__.py'),
  nodeOf('src/users.py'),
  { label: 'src/gone.py', href: null, note: 'this file does not exist', drifted: true },
];

/** A diagram as a document's page has it. */
export function figureOf(code: string, nodes: readonly DiagramNode[] = NODES): string {
  const block = `<pre tabindex="0"><code>${escapeHtml(code)}</code></pre>`;
  return renderDiagram(block, code, nodes, ENGLISH_STRINGS).toString();
}

function nodeOf(label: string, note: string | null = null): DiagramNode {
  return { label, href: `/source/${label}.html`, note, drifted: note !== null };
}
