import { pathToFileURL } from 'node:url';
import type { AstroConfig } from 'astro';
import { satteri } from '@astrojs/markdown-satteri';
import { describe, expect, it } from 'vitest';
import { addMarks } from '../../../integration/src/astro/marks/processor.ts';

const ROOT = '/repository';

type Processor = AstroConfig['markdown']['processor'];

/** A configuration as far as it matters here, with marks added. */
function marked(processor: Processor): AstroConfig {
  const config = { markdown: { processor } } as AstroConfig;
  addMarks(config, ROOT, null);
  return config;
}

async function render({ markdown }: AstroConfig, file = `${ROOT}/docs/a "b".md`): Promise<string> {
  const renderer = await markdown.processor.createRenderer({});
  return (await renderer.render('Text\n', { fileURL: pathToFileURL(file) })).code;
}

describe('marks around what a Markdown processor makes', () => {
  it('name the document, and are around all of it', async () => {
    expect(await render(marked(satteri()))).toMatch(
      /^<drift-page data-file="docs\/a &quot;b&quot;.md"><\/drift-page><p>Text<\/p>\s*<drift-end><\/drift-end>$/,
    );
  });

  it('are not made outside of the repository', async () => {
    expect(await render(marked(satteri()), '/elsewhere/a.md')).not.toContain('drift');
  });

  it('are made once by a processor that several sites share', async () => {
    const processor = Object.freeze({ ...satteri(), options: Object.freeze({}) }) as Processor;
    for (const config of [marked(processor), marked(processor)]) {
      expect((await render(config)).split('<drift-page')).toHaveLength(2);
    }
    expect(processor.options).toEqual({});
  });

  it('are told from others in the options that Astro compares', () => {
    const config = { markdown: { processor: satteri() } } as AstroConfig;
    addMarks(config, ROOT, 'digest');
    expect(config.markdown.processor.options).toMatchObject({
      'astro-drift': { state: 'digest' },
      hastPlugins: [],
    });
  });
});
