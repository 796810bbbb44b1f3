import type { AstroConfig } from 'astro';
import { documentOf, END_MARK, MARKS_VERSION, startMark } from './mark.ts';

/** A Markdown processor's options, and what is left there for Astro to see. */
interface ProcessorOptions {
  'astro-drift'?: { marks: number; state: string | null };
}

/**
 * Marks what the site's Markdown processor, whichever it is, makes of `.md` files. Also leaves a
 * fingerprint in its options: Astro clears rendered Markdown from its cache when they change.
 *
 * @param state a digest of the report where whole pages are cached, else `null`
 */
export function addMarks({ markdown }: AstroConfig, root: string, state: string | null): void {
  const { processor } = markdown;
  const createRenderer = processor.createRenderer.bind(processor);
  processor.createRenderer = async (shared) => {
    const renderer = await createRenderer(shared);
    return {
      render: async (content, options) => {
        const rendered = await renderer.render(content, options);
        const file = documentOf(root, options?.fileURL);
        if (file === null) return rendered;
        return { ...rendered, code: startMark(file) + rendered.code + END_MARK };
      },
    };
  };
  const options: ProcessorOptions = processor.options;
  options['astro-drift'] = { marks: MARKS_VERSION, state };
}
