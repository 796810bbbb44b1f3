import { describe, expect, it } from 'vitest';
import type { DiagramReport } from '../../../integration/engine/src/report/schema.ts';
import type { DiagramData, DiagramNode } from '../../../integration/astro/src/page/diagram.ts';
import { textOfMarkup } from '../support/markup.ts';
import { fragmentOf } from '../../../integration/astro/src/page/links.ts';
import { scanPage } from '../../../integration/astro/src/page/scan.ts';
import { NO_LINK } from '../../../integration/astro/src/page/source-link.ts';
import { bind, region } from '../support/binding.ts';
import { makeChange, makeDocument, makeSpecReport } from '../support/report.ts';

const CODE = 'graph TD\n  A["src/auth.ts"] --> B\n\n  B --> C & D';
const ESCAPED = CODE.replace(/[&>"]/g, (character) => `&#${character.charCodeAt(0)};`);
const LINES = ESCAPED.split('\n');

/** The same block, as the highlighters write it. */
const HIGHLIGHTED: Readonly<Record<string, string>> = {
  Shiki: `<pre class="astro-code" style="color:red" tabindex="0" data-language="mermaid"><code>${LINES.map((line) => `<span class="line"><span style="x">${line.slice(0, 3)}</span>${line.slice(3)}</span>`).join('\n')}</code></pre>`,
  Prism: `<pre class="language-mermaid" data-language="mermaid"><code class="language-mermaid">${ESCAPED}</code></pre>`,
  none: `<pre><code class="language-mermaid">${ESCAPED}</code></pre>`,
  'Expressive Code': `<div class="expressive-code"><figure class="frame"><pre data-language="mermaid"><code>${LINES.map((line) => `<div class="ec-line"><div class="code">${line || '\n'}</div></div>`).join('')}</code></pre><div class="copy"><button data-code="x">x</button></div></figure></div>`,
  'Expressive Code with line numbers': `<pre data-language="mermaid"><code>${LINES.map((line, index) => `<div class="ec-line"><div class="gutter"><div class="ln" aria-hidden="true">${index + 1}</div></div><div class="code">${line || '\n'}</div></div>`).join('')}</code></pre>`,
};

describe('scanPage', () => {
  it.each(Object.keys(HIGHLIGHTED))('reads the code of a block that %s rendered', (highlighter) => {
    const block = HIGHLIGHTED[highlighter] ?? '';
    const [found] = scanPage(region(block)).regions[0]?.blocks ?? [];
    expect(found).toMatchObject({ language: 'mermaid' });
    expect(found?.text.replace(/\n$/, '')).toBe(CODE);
  });
});

describe('a Mermaid block on a page', () => {
  const node = (over: Partial<DiagramReport['nodes'][number]>): DiagramReport['nodes'][number] => ({
    label: 'src/auth.ts',
    path: 'src/auth.ts',
    startLine: null,
    endLine: null,
    state: 'ok',
    current: { path: 'src/auth.ts', startLine: null, endLine: null },
    drifted: false,
    ...over,
  });
  const block = (text = 'graph TD'): string => `<pre data-language="mermaid">${text}</pre>`;
  const show = (nodes: DiagramReport['nodes'][], content = block()): string => {
    const diagrams = nodes.map((own, index) => ({ line: index + 1, nodes: own }));
    const spec = makeSpecReport({
      changes: [makeChange()],
      documents: [makeDocument({ diagrams })],
    });
    return bind(content, [spec], {
      sourceOf: (path, runs) =>
        path.endsWith('.ts') ? { href: `/source/${path}/${fragmentOf(runs)}` } : NO_LINK,
    });
  };

  /** The nodes that the script of each diagram is given. */
  const nodesIn = (html: string): DiagramNode[][] =>
    [...html.matchAll(/data-diagram="([^"]*)"/g)].map(
      ([, data = '']) => (JSON.parse(textOfMarkup(data)) as DiagramData).nodes as DiagramNode[],
    );

  it('links its nodes to their sources, or to what changed', () => {
    const html = show([
      [
        node({}),
        node({ label: 'src/', path: 'src', current: null }),
        node({ label: 'drifted', drifted: true }),
        node({ label: 'gone', state: 'missing', current: null }),
      ],
    ]);
    const changed = 'changed since this was written';
    expect(nodesIn(html)).toEqual([
      [
        { label: 'src/auth.ts', href: '/source/src/auth.ts/', note: null, drifted: false },
        { label: 'src/', href: null, note: null, drifted: false },
        {
          label: 'drifted',
          href: '/drift/001-doc/#file-src/auth.ts',
          note: changed,
          drifted: true,
        },
        {
          label: 'gone',
          href: '/drift/001-doc/#citations',
          note: 'this file does not exist',
          drifted: false,
          isBroken: true,
        },
      ],
    ]);
    expect(html).toContain(`<a href="/drift/001-doc/#file-src/auth.ts">drifted</a> (${changed})`);
    const caption = /<figcaption[^>]*>.*<\/figcaption>/.exec(html)?.[0];
    expect(caption).not.toContain('/source/');
  });

  it('is matched by position, if page and document have equally many', () => {
    const nodes = [[node({ label: 'one' })], [node({ label: 'two' })]];
    const labels = (html: string): string[][] =>
      nodesIn(html).map((own) => own.map(({ label }) => label));
    expect(labels(show(nodes, block('1') + block('2')))).toEqual([['one'], ['two']]);
    expect(labels(show(nodes, block('1')))).toEqual([[]]);
  });
});

describe('a drawing of box characters on a page', () => {
  const spec = makeSpecReport({ documents: [makeDocument()] });

  it('keeps its shape, and is focusable by keyboard', () => {
    expect(bind('<pre><code>┌─┐\n└─┘</code></pre>', [spec])).toContain(
      '<pre class="drift-drawing" tabindex="0"><code>',
    );
    expect(bind("<pre tabindex=-1 class='a  b' data-x>&#x2502;</pre>", [spec])).toContain(
      '<pre tabindex="-1" class="a b drift-drawing" data-x>',
    );
  });

  it('is not recognised without box characters, or outside of a code block', () => {
    for (const block of ['<pre><code>+--+ | -</code></pre>', '<p>┌─┐</p>']) {
      expect(bind(block, [spec])).toContain(`<main>${block}<aside`);
    }
  });
});
