import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { type DiagramNode, renderDiagram } from '../../../integration/astro/src/page/diagram.ts';
import { ENGLISH_STRINGS } from '../../../integration/astro/src/strings/strings.ts';
import { textOfMarkup } from '../support/markup.ts';

const EVIL = `"><script>alert('x')</script>&quot;`;
const FRESH = { label: 'src/a.ts', href: '/source/src/a.ts/', note: null, drifted: false };

function dataOf(figure: string): unknown {
  return JSON.parse(textOfMarkup(/data-diagram="([^"]*)"/.exec(figure)?.[1] ?? ''));
}

function captionOf(...nodes: DiagramNode[]): string {
  const figure = renderDiagram('<pre></pre>', 'flowchart LR', nodes, ENGLISH_STRINGS).toString();
  return (/<figcaption[^>]*>(.*)<\/figcaption>/s.exec(figure)?.[1] ?? '').replace(/<[^>]*>/g, '');
}

describe('renderDiagram', () => {
  it('keeps the markup that the page has for the code', () => {
    const block = '<pre class="astro-code"><code><span>A &lt;-- B</span></code></pre>';
    expect(renderDiagram(block, 'A <-- B', [], ENGLISH_STRINGS).toString()).toContain(block);
  });

  it('passes code and nodes on to the script, escaped', () => {
    const code = `flowchart LR\n  A["${EVIL}"]\n`;
    const node = { label: EVIL, href: `/${EVIL}`, note: EVIL, drifted: true };
    const figure = renderDiagram('<pre></pre>', code, [node], ENGLISH_STRINGS).toString();
    expect(dataOf(figure)).toMatchObject({ code, nodes: [node] });
    expect(figure).not.toContain('<script');
    const parsed = parseDocument(figure).childNodes;
    expect(parsed).toHaveLength(1);
  });

  it('has no caption if no node has drifted or is missing', () => {
    expect(renderDiagram('<pre></pre>', 'x', [FRESH], ENGLISH_STRINGS).toString()).not.toContain(
      'figcaption',
    );
    expect(renderDiagram('<pre></pre>', 'x', [], ENGLISH_STRINGS).toString()).not.toContain(
      'figcaption',
    );
  });

  it('has a caption about drifted and missing nodes', () => {
    const drifted = { ...FRESH, label: 'src/b.ts', note: 'changed since', drifted: true };
    const missing = { label: 'src/c.ts', href: null, note: 'no such file', drifted: false };
    expect(captionOf(FRESH, drifted, missing)).toBe(
      'In this diagram: Δ src/b.ts (changed since); src/c.ts (no such file).',
    );
    expect(captionOf({ ...FRESH, drifted: true })).toBe('In this diagram: Δ src/a.ts.');
    const gone = { ...FRESH, drifted: true, isBroken: true };
    expect(captionOf(gone)).toBe('In this diagram: × src/a.ts.');
  });
});
