import type { AstroConfig, AstroIntegration } from 'astro';
import type { Plugin } from 'vite';

/**
 * Watches whether the adapter of a site brings a prerenderer of its own, in which pages may be
 * rendered by another process. Its hooks run before those of other integrations.
 *
 * @returns whether it has done so
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
 * Has the code be bundled that Astro's own prerenderer runs. Where there is another one and an
 * adapter, Astro leaves that to them, and this one only adds to its own.
 *
 * @param isOwn whether the prerenderer is the one that this integration sets
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
