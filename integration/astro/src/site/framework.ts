import { packageFile } from './package-file.ts';
import type { VirtualModules } from './virtual.ts';

/** The integration with a framework on top of Astro, such as Starlight. */
export interface Framework {
  /** The absolute path of the layout of the pages that the integration adds. */
  readonly layout: string;
  /** Whether the layout writes the title of the page. */
  readonly titled: boolean;
  /** Whether URLs end with the names of files if `build.format` writes files. */
  readonly namesFiles: boolean;
  /** Whether the framework renders the pages of its collection on demand. */
  readonly isOnDemand: boolean;
  /** The code of modules, by name. `virtual:astro-drift/pages` is required. */
  readonly modules: Readonly<Record<string, string>>;
  /** Absolute paths of further modules, by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** A site without a framework. */
export const PLAIN_ASTRO: Framework = {
  layout: packageFile('components/Layout.astro'),
  titled: false,
  namesFiles: false,
  isOnDemand: false,
  modules: {
    'virtual:astro-drift/pages': 'export const entries = [];\nexport const defaultLocale = "";',
  },
  files: {},
};

/** The code of `virtual:astro-drift/layout`. */
export function layoutModule({ layout, titled }: Pick<Framework, 'layout' | 'titled'>): string {
  return `export { default } from ${JSON.stringify(layout)};\nexport const titled = ${titled};`;
}

/** The modules of a host, in the form of {@link virtualModules}. */
export function frameworkModules({ modules }: Pick<Framework, 'modules'>): VirtualModules {
  return Object.fromEntries(Object.entries(modules).map(([name, code]) => [name, () => code]));
}
