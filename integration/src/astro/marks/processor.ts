import type { AstroConfig, AstroIntegrationLogger } from 'astro';
import { MARKS_VERSION } from './mark.ts';
import { rehypeMarks } from './rehype.ts';
import { satteriMarks } from './satteri.ts';

/** The options of a Markdown processor, as far as they are known here. */
interface ProcessorOptions {
  hastPlugins?: unknown[];
  rehypePlugins?: unknown[];
  'astro-drift'?: { marks: number; state: string | null };
}

/**
 * Marks what the site's Markdown processor makes of `.md` files. Also leaves a fingerprint in its options: Astro
 * clears rendered Markdown from its cache when they change, and plugins alone do not count.
 *
 * @param state a digest of the report where whole pages are cached, else `null`
 */
export function addMarks(
  config: AstroConfig,
  root: string,
  state: string | null,
  logger: AstroIntegrationLogger,
): void {
  const processor = config.markdown.processor as { name: string; options?: ProcessorOptions };
  const options = processor.options;
  if (options?.hastPlugins) options.hastPlugins.push(satteriMarks(root));
  else if (options?.rehypePlugins) options.rehypePlugins.push([rehypeMarks, { root }]);
  else {
    logger.warn(
      `The Markdown processor "${processor.name}" takes no plugins that astro-drift knows of, so Markdown pages will show no banner, sources and citations. Use satteri() or unified() as \`markdown.processor\`.`,
    );
    return;
  }
  options['astro-drift'] = { marks: MARKS_VERSION, state };
}
