import type { Framework } from '../site/framework.ts';
import { packageFile } from '../site/package-file.ts';
import { dataModule } from '../site/virtual.ts';

/** The names of the virtual modules that Starlight loads. */
export const MODULES = {
  style: 'virtual:astro-drift/starlight.css',
  head: 'virtual:astro-drift/starlight/head',
  badges: 'virtual:astro-drift/starlight/badges',
} as const;

/** What is known about a Starlight site. */
export interface StarlightTerms {
  /** The path prefix of pages in the default language. It is `''` if there is none. */
  readonly defaultLocale: string;
  /** The frontmatter of the added pages, as JSON values. */
  readonly frontmatter: Readonly<Record<string, unknown>>;
  /** Whether Starlight renders its pages on demand. */
  readonly isOnDemand: boolean;
}

/**
 * Creates the framework of a Starlight site. Starlight makes a page from each entry of its
 * collection `docs`.
 */
export function starlightFramework({
  defaultLocale,
  frontmatter,
  isOnDemand,
}: StarlightTerms): Framework {
  return {
    layout: packageFile('components/StarlightLayout.astro'),
    titled: true,
    stylesAllPages: true,
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
      [MODULES.style]: packageFile('styles/starlight.css'),
      [MODULES.head]: packageFile('dist/starlight/head.js'),
      [MODULES.badges]: packageFile('dist/starlight/badges.js'),
    },
  };
}
