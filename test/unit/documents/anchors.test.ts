import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../integration/engine/src/documents/document.ts';

function anchorsOf(text: string, format: 'md' | 'mdx' = 'md') {
  return parseDocument(text, format).anchors;
}

describe('ids besides the slugs of headings', () => {
  it.each([
    ['of a heading without smart punctuation', '# Use --flag -- now', 'use---flag----now'],
    ['after a heading', '# Set it up {#setup}', 'setup'],
    ['after a heading, in the form of kramdown', '# Set it up {: #setup .wide }', 'setup'],
    ['of a heading without its attributes', '# Android {: android}', 'android'],
    ['after a paragraph', 'Text\n{: #place }', 'place'],
    ['of a label of MyST', '(place)=\n\n# One', 'place'],
    ['of an anchor', '<a id="place"></a>\n\n# One', 'place'],
    ['of an anchor with a name', 'See <a name="place"></a> here', 'place'],
    ['of an element', '<div id="place">\n\ntext\n\n</div>', 'place'],
    ['of a heading in HTML', '<h2 align="center">\n  Set <em>up</em>\n</h2>', 'set-up'],
    ['of a heading in HTML around Markdown', '<h2>\n\nSet `up`\n\n</h2>', 'set-up'],
    [
      'of a heading in a list of definitions',
      'theme\n\n:   Text\n\n    #### custom_dir',
      'custom_dir',
    ],
    [
      'of a field of which a layout makes a section',
      '---\nfurther_reading: []\n---\n',
      'further_reading',
    ],
  ])('%s', (_, text, id) => {
    expect(anchorsOf(text).ids).toContain(id);
  });

  it('of elements and headings in MDX', () => {
    const { ids, areOpen } = anchorsOf(
      '<a id="one" />\n\n<h2>Two words</h2>\n\n<B id={`c`} />',
      'mdx',
    );
    expect(ids).toEqual(['one', 'two-words', 'c']);
    expect(areOpen).toBe(false);
  });

  it('of nothing that is only shown as code', () => {
    expect(anchorsOf('```md\n# One {#two}\n<a id="three">\n```').ids).not.toContain('two');
    expect(anchorsOf('`<a id="three">`').ids).toEqual([]);
  });
});

describe('a page that shows content from elsewhere', () => {
  it.each([
    '{% include "x.md" %}',
    '{{ #include x.md }}',
    '--8<-- "x.md"',
    '::: package.module.Class',
    '<!--@include: ./x.md-->',
    '<script setup>import X from "./X.vue"</script>',
  ])('with %s', (text) => {
    expect(anchorsOf(`# One\n\n${text}\n`).areOpen).toBe(true);
  });

  it.each(["import X from './x.mdx';\n\n<X />", '<a id={place} />', '<a {...props} />'])(
    'in MDX with %s',
    (text) => {
      expect(anchorsOf(text, 'mdx').areOpen).toBe(true);
    },
  );

  it.each(['Write `{{ x }}`.', '```\n{% x %}\n```', '::: tip\n\nText\n\n:::'])(
    'not with %s',
    (text) => {
      expect(anchorsOf(text).areOpen).toBe(false);
    },
  );
});
