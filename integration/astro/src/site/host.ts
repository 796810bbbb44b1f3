import { packageFile } from './package-file.ts';
import type { VirtualModules } from './virtual.ts';

/** What the framework of a site brings along, where it has one. */
export interface Host {
  /** The absolute path of the layout of the pages that the integration adds. */
  readonly layout: string;
  /** Whether that layout writes the title of a page. */
  readonly titled: boolean;
  /** Whether links name the files of pages, where `build.format` makes files of them. */
  readonly namesFiles: boolean;
  /** Whether it renders the pages of its collection on demand. */
  readonly isOnDemand: boolean;
  /** The code of modules by name; `virtual:astro-drift/pages` has to be there. */
  readonly modules: Readonly<Record<string, string>>;
  /** Further modules by name, with the absolute paths of their files. */
  readonly files: Readonly<Record<string, string>>;
}

/** A site that is Astro's alone. */
export const PLAIN_HOST: Host = {
  layout: packageFile('components/Layout.astro'),
  titled: false,
  namesFiles: false,
  isOnDemand: false,
  modules: {
    'virtual:astro-drift/pages': 'export const entries = [];\nexport const defaultLocale = "";',
  },
  files: {},
};

/** The code of the module `virtual:astro-drift/layout`. */
export function layoutModule({ layout, titled }: Pick<Host, 'layout' | 'titled'>): string {
  return `export { default } from ${JSON.stringify(layout)};\nexport const titled = ${titled};`;
}

/** The modules that a host brings along, as {@link virtualModules} takes them. */
export function hostModules({ modules }: Pick<Host, 'modules'>): VirtualModules {
  return Object.fromEntries(Object.entries(modules).map(([name, code]) => [name, () => code]));
}
