import type { Host } from '../site/host.ts';
import { packageFile } from '../site/package-file.ts';
import { dataModule } from '../site/virtual.ts';

/** What Starlight is told to load, as names of modules. */
export const MODULES = {
  style: 'virtual:astro-drift/starlight.css',
  head: 'virtual:astro-drift/starlight/head',
  badges: 'virtual:astro-drift/starlight/badges',
} as const;

/** What a Starlight site says of its pages. */
export interface StarlightTerms {
  /** What stands before the paths of pages in the default language. */
  readonly defaultLocale: string;
  /** Further frontmatter of the pages that the integration adds, such as JSON can hold. */
  readonly frontmatter: Readonly<Record<string, unknown>>;
  /** Whether its pages are rendered on demand. */
  readonly isOnDemand: boolean;
}

/** A Starlight site, which makes a page of every entry of its collection `docs`. */
export function starlightHost({ defaultLocale, frontmatter, isOnDemand }: StarlightTerms): Host {
  return {
    layout: packageFile('components/StarlightLayout.astro'),
    titled: true,
    namesFiles: true,
    isOnDemand,
    modules: {
      'virtual:astro-drift/pages': `import { getCollection } from 'astro:content';
const isShown = ({ data }) => import.meta.env.DEV || data.draft !== true;
export const entries = (await getCollection('docs', isShown)).map(({ id, filePath }) => ({ id, file: filePath }));
export const defaultLocale = ${JSON.stringify(defaultLocale)};`,
      'virtual:astro-drift/starlight/frontmatter': dataModule(frontmatter),
    },
    files: {
      'virtual:astro-drift/middleware': packageFile('dist/starlight/middleware.js'),
      [MODULES.style]: packageFile('starlight.css'),
      [MODULES.head]: packageFile('dist/starlight/head.js'),
      [MODULES.badges]: packageFile('dist/starlight/badges.js'),
    },
  };
}
