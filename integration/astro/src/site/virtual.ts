import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** What makes the code of a module that exists only while the site is built. */
export type MakeModule = (
  /** What follows the slash at the end of the module's name. */
  rest: string,
  place: ModulePlace,
) => string | Promise<string>;

/** Where a module is loaded. */
export interface ModulePlace {
  /** The name of Vite's environment, such as `prerender` for pages that a build renders. */
  readonly environment: string;
  /** Has the module made anew when a file changes. */
  readonly watch: (file: string) => void;
}

/**
 * What makes the code of a module of a value that pages are to have as it is; `null` where they are
 * rendered in another process. Data of megabytes takes a bundler many times as long.
 */
export type ShareValue = (name: string, environment: string, make: () => unknown) => string | null;

/** Modules by name; a name that ends with a slash stands for all that begin with it. */
export type VirtualModules = Readonly<Record<string, MakeModule>>;

/**
 * Serves modules by name, such as `virtual:astro-drift/state`.
 *
 * @param files names of modules that are files, with their absolute paths
 */
export function virtualModules(
  modules: VirtualModules,
  files: Readonly<Record<string, string>>,
): Plugin {
  const find = (id: string): [name: string, make: MakeModule] | undefined =>
    Object.entries(modules).find(([name]) =>
      name.endsWith('/') ? id.startsWith(name) : id === name,
    );
  return {
    name: 'astro-drift',
    // Modules of the package import these, so they have to be bundled, even in a site that has the
    // package only through another one.
    configEnvironment: (environment) =>
      environment === 'client'
        ? undefined
        : { resolve: { noExternal: ['astro-drift', '@astro-drift/engine'] } },
    resolveId(id) {
      if (find(id) !== undefined) return `\0${id}`;
      return Object.hasOwn(files, id) ? files[id] : undefined;
    },
    async load(id) {
      const found = id.startsWith('\0') ? find(id.slice(1)) : undefined;
      if (found === undefined) return undefined;
      const [name, make] = found;
      return make(id.slice(1 + name.length), {
        environment: this.environment.name,
        watch: (file) => {
          this.addWatchFile(file);
        },
      });
    },
  };
}

/** What anything is called in a module's name: letters that mean nothing to a bundler. */
export function moduleName(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

/** A module that knows others by keys, and loads each when it is asked for. */
export function indexModule(modules: Iterable<readonly [key: string, module: string]>): string {
  const entries = [...modules].map(
    ([key, module]) =>
      `[${dataExpression(key)}, () => import(${JSON.stringify(module)}).then((file) => file.default)]`,
  );
  return `export default new Map([\n${entries.join(',\n')}\n]);`;
}

/** Data as a module. */
export function dataModule(data: unknown): string {
  return `export default ${dataExpression(data)};`;
}

/**
 * Parts of what bundlers and their plugins replace wherever it stands in code, in strings as well:
 * `import.meta.env`, `__VITE_ASSET__…__`, `!~{001}~`. A dot before a digit may be that of a number.
 */
const PLACEHOLDER_PARTS = /[_@~]|\.(?!\d)/g;

/**
 * Data as an expression in which no text of the repository is code to anybody. A JSON text in a string
 * is read many times faster than a literal.
 */
function dataExpression(data: unknown): string {
  const json = JSON.stringify(data).replace(
    PLACEHOLDER_PARTS,
    (part) => `\\u${part.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `JSON.parse(${JSON.stringify(json)})`;
}
