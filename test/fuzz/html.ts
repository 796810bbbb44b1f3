import { applyEdits, type Edit } from '../../integration/engine/src/html/edits.ts';
import { setAttributes } from '../../integration/engine/src/html/tag.ts';
import { bindPage } from '../../integration/astro/src/page/apply-report.ts';
import { scanPage } from '../../integration/astro/src/page/scan.ts';
import { binding } from '../unit/support/binding.ts';
import { makeCitation, makeDocument, makeSpecReport } from '../unit/support/report.ts';
import { hold, type Target } from './target.ts';

const FILE = 'docs/architecture.md';
const OPENING = `<drift-page data-file="${FILE}"></drift-page>`;
const CLOSING = '<drift-end></drift-end>';

const BINDING = binding([
  makeSpecReport({ documents: [makeDocument({ file: FILE, citations: [makeCitation()] })] }),
]);

/** Pages as sites render them. */
export const html: Target = {
  name: 'html',
  parts: [
    ...[
      OPENING,
      CLOSING,
      '<code>src/auth.ts:1-3</code>',
      '<a href="src/auth.ts">',
      '</a>',
      '<p>',
      '</p>',
    ],
    ...[
      '<h2 id="x">',
      '</h2>',
      '<pre><code class="language-mermaid">',
      '</code></pre>',
      '<!-- ',
      ' -->',
    ],
    ...[
      '<script>',
      '</script>',
      '<style>',
      '</style>',
      '<textarea>',
      '</textarea>',
      '<title>',
      '<br/>',
    ],
    ...[
      '<nav><a href="#x">x</a></nav>',
      '<a\nhref=unquoted>',
      "<a href='single'>",
      '<a href>',
      '<template>',
    ],
    ...[
      '<![CDATA[',
      ']]>',
      '<!DOCTYPE html>',
      '<?xml ?>',
      '</',
      '<a b="',
      'text',
      '&amp;',
      '&lt',
      '<svg>',
    ],
    ...[
      '<drift-page>',
      '<drift-page data-file="docs/x.md">',
      '<body>',
      '</body>',
      '</main>',
      '<A HREF=x>',
    ],
  ],
  check: (text) => {
    const { regions, navigation, strays } = scanPage(text);
    const spans = regions.flatMap(({ opening, closing }) => [opening, closing ?? opening]);
    for (const { start, end } of [...spans, ...strays]) {
      hold(start >= 0 && end >= start && end <= text.length, `${start} to ${end}`);
    }
    const tags = [...regions.flatMap(({ links }) => links), ...navigation].map(({ tag }) => tag);
    const edits = tags.flatMap((tag) => setAttributes(tag, { href: '"><x' }));
    hold(isKept(applyEdits(text, edits), text, edits), 'an edit changed other text');
    const bound = bindPage(text, BINDING).html;
    if (regions.length + strays.length === 0) hold(bound === text, 'an unmarked page changed');
    const first = Math.min(...[...spans, ...strays].map(({ start }) => start), text.length);
    // The table of contents may stand above.
    if (navigation.length === 0) {
      hold(bound.startsWith(text.slice(0, first)), 'what stands before documents changed');
    }
  },
};

/** Whether all text that is in no edit is still there, in its order. */
function isKept(after: string, before: string, edits: readonly Edit[]): boolean {
  let position = 0;
  let at = 0;
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
    if (start < position) continue;
    const kept = before.slice(position, start) + text;
    if (!after.startsWith(kept, at)) return false;
    at += kept.length;
    position = end;
  }
  return after.slice(at) === before.slice(position);
}
