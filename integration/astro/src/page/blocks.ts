import type { Edit } from '@astro-drift/engine/internal/html/edits';
import { attributeOf, classesOf, setAttributes } from '@astro-drift/engine/internal/html/tag';
import type { DiagramReport, SpecReport } from '@astro-drift/engine/internal/report/schema';
import { noteOn } from './citation.ts';
import { type DiagramNode, renderDiagram } from './diagram.ts';
import type { PanelTerms } from './panel.ts';
import type { RenderedBlock } from './rendered.ts';
import { changedFile } from './citation-target.ts';

const BOX_DRAWING = /[\u2500-\u257f]/;

/**
 * Renders Mermaid blocks as diagrams. Keeps the layout of blocks that contain box-drawing
 * characters.
 */
export function bindBlocks(
  page: string,
  blocks: readonly RenderedBlock[],
  file: string,
  specs: readonly SpecReport[],
  terms: PanelTerms,
): Edit[] {
  const mermaid = blocks.filter(isMermaid);
  const nodes = nodesOf(mermaid.length, file, specs, terms);
  const diagrams = mermaid.map(({ tag, end, text }, index) => ({
    start: tag.start,
    end,
    text: renderDiagram(
      page.slice(tag.start, end),
      text,
      nodes[index] ?? [],
      terms.strings,
    ).toString(),
  }));
  const drawings = blocks
    .filter((block) => !isMermaid(block) && BOX_DRAWING.test(block.text))
    .flatMap(({ tag }) =>
      setAttributes(tag, {
        class: [...classesOf(tag), 'drift-drawing'].join(' '),
        tabindex: attributeOf(tag, 'tabindex') ?? '0',
      }),
    );
  return [...diagrams, ...drawings];
}

function isMermaid({ language }: RenderedBlock): boolean {
  return language === 'mermaid';
}

/**
 * Returns the nodes of each diagram. Ignores a spec whose document has another number of diagrams
 * than the page, because the diagrams cannot be matched.
 */
function nodesOf(
  count: number,
  file: string,
  specs: readonly SpecReport[],
  terms: PanelTerms,
): DiagramNode[][] {
  const nodes = Array.from({ length: count }, () => new Map<string, DiagramNode>());
  for (const spec of specs) {
    const diagrams = spec.documents
      .filter((document) => document.file === file)
      .flatMap((document) => document.diagrams);
    if (diagrams.length !== count) continue;
    diagrams.forEach((diagram, index) => {
      for (const node of diagram.nodes.map((written) => bindNode(written, spec, terms))) {
        const known = nodes[index]?.get(node.label);
        if (known === undefined || (node.note !== null && known.note === null)) {
          nodes[index]?.set(node.label, node);
        }
      }
    });
  }
  return nodes.map((own) => [...own.values()]);
}

function bindNode(
  { label, state, drifted, path, current }: DiagramReport['nodes'][number],
  spec: SpecReport,
  { links, sourceOf, strings }: PanelTerms,
): DiagramNode {
  const note = noteOn(state, strings) ?? (drifted ? noteOn('changed', strings) : null);
  if (note === null) {
    const target = current?.path ?? path;
    const { href } = sourceOf(target, current === null ? [] : [current]);
    return { label, href, note, drifted };
  }
  const file = changedFile({ path, current }, spec);
  const isGone = state === 'missing' || state === 'out-of-range';
  const isBroken = isGone || state === 'deleted';
  const href = isGone
    ? links.citations(spec.id)
    : links.changes(spec.id, ...(file === null ? [] : [file]));
  return { label, href, note, drifted, ...(isBroken && { isBroken }) };
}
