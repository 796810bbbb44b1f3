import type { AstroConfig, AstroIntegration } from 'astro';
import type { Plugin } from 'vite';

/**
 * Watches whether the adapter of a site sets its own prerenderer. Such a prerenderer can render
 * pages in another process. The hooks of the adapter run before those of other integrations.
 *
 * @returns a function that says whether the adapter has set one
 */
export function watchPrerenderer({ adapter }: Pick<AstroConfig, 'adapter'>): () => boolean {
  let isBrought = false;
  const hooks: AstroIntegration['hooks'] = adapter?.hooks ?? {};
  const start = hooks['astro:build:start'];
  if (start !== undefined) {
    hooks['astro:build:start'] = (options) =>
      start({
        ...options,
        setPrerenderer: (prerenderer) => {
          isBrought = true;
          options.setPrerenderer(prerenderer);
        },
      });
  }
  return () => isBrought;
}

/**
 * Makes Vite bundle the code for Astro's own prerenderer. Astro itself does not bundle it if the
 * site has an adapter and another prerenderer. But our prerenderer needs it.
 *
 * @param isOwn returns whether the prerenderer is the one of this integration
 */
export function prerenderEntry(isOwn: () => boolean): Plugin {
  return {
    name: 'astro-drift:prerender',
    apply: 'build',
    configEnvironment: (name, { build }) =>
      name === 'prerender' && isOwn() && build?.rolldownOptions?.input === undefined
        ? { build: { rolldownOptions: { input: 'astro/entrypoints/prerender' } } }
        : undefined,
  };
}
