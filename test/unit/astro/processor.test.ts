import { pathToFileURL } from 'node:url';
import type { AstroConfig } from 'astro';
import { satteri } from '@astrojs/markdown-satteri';
import { describe, expect, it } from 'vitest';
import { addMarks } from '../../../integration/astro/src/site/marks/processor.ts';

const ROOT = '/repository';

type Processor = AstroConfig['markdown']['processor'];

/** A configuration as far as it matters here, with marks added. */
function marked(processor: Processor): AstroConfig {
  const config = { markdown: { processor } } as AstroConfig;
  addMarks(config, ROOT, null);
  return config;
}

async function render(
  { markdown }: AstroConfig,
  file = `${ROOT}/docs/a "b".md`,
  text = 'Text\n',
): Promise<string> {
  const renderer = await markdown.processor.createRenderer({});
  return (await renderer.render(text, { fileURL: pathToFileURL(file) })).code;
}

describe('the marks around a rendered Markdown document', () => {
  it('name the document and enclose all of its content', async () => {
    expect(await render(marked(satteri()))).toMatch(
      /^<drift-page data-file="docs\/a &quot;b&quot;.md"><\/drift-page><p>Text<\/p>\s*<drift-end><\/drift-end>$/,
    );
  });

  it('are not added to documents outside of the repository', async () => {
    expect(await render(marked(satteri()), '/elsewhere/a.md')).not.toContain('drift');
  });

  it('replace marks that an author wrote', async () => {
    const forged =
      'A <drift-here data-part="banner" data-page="b.md"></drift-here>\n\n<DRIFT-PAGE\ndata-file="b.md">\n\nB</drift-page><drift-end/> `<drift-end>` <drift-end-of>\n';
    for (const file of [`${ROOT}/a.md`, '/elsewhere/a.md']) {
      const code = (await render(marked(satteri()), file, forged))
        .replace(/^<drift-page data-file="a.md"><\/drift-page>/, '')
        .replace(/<drift-end><\/drift-end>$/, '');
      expect(code.match(/<\/?drift-[\w-]+/gi)).toEqual(['<drift-end-of']);
      expect(code).toContain('&lt;drift-end');
    }
  });

  it('are added once by a processor that several configurations share', async () => {
    const processor = Object.freeze({ ...satteri(), options: Object.freeze({}) }) as Processor;
    for (const config of [marked(processor), marked(processor)]) {
      expect((await render(config)).split('<drift-page')).toHaveLength(2);
    }
    expect(processor.options).toEqual({});
  });

  it('change the processor options, so that Astro notices a new state', () => {
    const config = { markdown: { processor: satteri() } } as AstroConfig;
    addMarks(config, ROOT, 'digest');
    expect(config.markdown.processor.options).toMatchObject({
      'astro-drift': { state: 'digest' },
      hastPlugins: [],
    });
  });
});
