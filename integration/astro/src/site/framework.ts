import { packageFile } from './package-file.ts';
import type { VirtualModules } from './virtual.ts';

/** How the integration works with a framework on top of Astro, such as Starlight. */
export interface Framework {
  /** The absolute path of the layout for the pages that the integration adds. */
  readonly layout: string;
  /** Whether the layout renders the title of the page. */
  readonly titled: boolean;
  /** Whether all pages of the site load the styles. Otherwise, only pages that need them do. */
  readonly stylesAllPages: boolean;
  /** Whether URLs end with `.html` if `build.format` writes pages as such files. */
  readonly namesFiles: boolean;
  /** Whether the framework renders the pages of its content collection on demand. */
  readonly isOnDemand: boolean;
  /** The code of virtual modules, by name. `virtual:astro-drift/pages` is required. */
  readonly modules: Readonly<Record<string, string>>;
  /** The absolute paths of further virtual modules, by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** The settings for a site without a framework. */
export const PLAIN_ASTRO: Framework = {
  layout: packageFile('components/Layout.astro'),
  titled: false,
  stylesAllPages: false,
  namesFiles: false,
  isOnDemand: false,
  modules: {
    'virtual:astro-drift/pages': 'export const entries = [];\nexport const defaultLocale = "";',
  },
  files: {},
};

/** Returns the code of the module `virtual:astro-drift/layout`. */
export function layoutModule({ layout, titled }: Pick<Framework, 'layout' | 'titled'>): string {
  const styles = titled ? [] : ['styles/site.css', 'styles/reset-proof.css'].map(packageFile);
  return [
    ...styles.map((file) => `import ${JSON.stringify(file)};`),
    `export { default } from ${JSON.stringify(layout)};`,
    `export const titled = ${titled};`,
  ].join('\n');
}

/** Returns the modules of a framework, in the form that {@link virtualModules} takes. */
export function frameworkModules({ modules }: Pick<Framework, 'modules'>): VirtualModules {
  return Object.fromEntries(Object.entries(modules).map(([name, code]) => [name, () => code]));
}
