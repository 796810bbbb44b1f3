import type { Host } from '../astro/host.ts';
import { packageFile } from '../astro/package-file.ts';

/** What Starlight is told to load, as names of modules. */
export const MODULES = {
  style: 'virtual:astro-drift/starlight.css',
  head: 'virtual:astro-drift/starlight/head',
  badges: 'virtual:astro-drift/starlight/badges',
} as const;

/**
 * A Starlight site, which makes a page of every entry of its collection `docs`.
 *
 * @param defaultLocale what stands before the paths of pages in the default language
 */
export function starlightHost(defaultLocale: string): Host {
  return {
    layout: packageFile('components/StarlightLayout.astro'),
    titled: true,
    pages: `import { getCollection } from 'astro:content';
const isShown = ({ data }) => import.meta.env.DEV || data.draft !== true;
export const entries = (await getCollection('docs', isShown)).map(({ id, filePath }) => ({ id, file: filePath }));
export const defaultLocale = ${JSON.stringify(defaultLocale)};`,
    files: {
      [MODULES.style]: packageFile('starlight.css'),
      [MODULES.head]: packageFile('dist/starlight/head.js'),
      [MODULES.badges]: packageFile('dist/starlight/badges.js'),
    },
  };
}
