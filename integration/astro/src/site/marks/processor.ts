import type { AstroConfig } from 'astro';
import { documentOf, END_MARK, MARKS_VERSION, startMark, withoutForged } from './mark.ts';

type Processor = AstroConfig['markdown']['processor'];

/**
 * Puts marks around the HTML of `.md` files. This works with every Markdown processor.
 * Decision: Put marks around the HTML.
 *
 * The processor is copied, because another site may use the same object. Its options get a
 * fingerprint, so that Astro clears cached HTML after a change of the marks.
 *
 * @param state a digest of the report if whole pages are cached; otherwise `null`
 */
export function addMarks({ markdown }: AstroConfig, root: string, state: string | null): void {
  const { processor } = markdown;
  const { name, options, createMdxRenderer } = processor;
  const marked: Processor = {
    ...processor,
    name,
    options: { ...options, 'astro-drift': { marks: MARKS_VERSION, state } },
    createRenderer: async (shared) => {
      const renderer = await processor.createRenderer(shared);
      return {
        render: async (content, about) => {
          const rendered = await renderer.render(content, about);
          const file = documentOf(root, about?.fileURL);
          const code = withoutForged(rendered.code);
          const marked = file === null ? code : startMark(file) + code + END_MARK;
          return { ...rendered, metadata: rendered.metadata, code: marked };
        },
      };
    },
  };
  if (createMdxRenderer !== undefined) {
    marked.createMdxRenderer = createMdxRenderer.bind(processor);
  }
  markdown.processor = marked;
}
