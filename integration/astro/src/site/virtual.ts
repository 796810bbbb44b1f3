import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** Generates the code of a virtual module. */
export type MakeModule = (
  /** The rest of the module's name after the slash. */
  rest: string,
  place: ModulePlace,
) => string | Promise<string>;

/** The context in which a module is loaded. */
export interface ModulePlace {
  /** The name of Vite's environment, such as `prerender`. */
  readonly environment: string;
  /** Generates the module again when the file changes. */
  readonly watch: (file: string) => void;
}

/**
 * Generates the code of a module that exports a value by reference; `null` if pages are rendered in
 * another process. A bundler takes much longer for megabytes of data.
 */
export type ShareValue = (name: string, environment: string, make: () => unknown) => string | null;

/** Modules by name. A name that ends with a slash is a prefix. */
export type VirtualModules = Readonly<Record<string, MakeModule>>;

/**
 * Serves virtual modules, such as `virtual:astro-drift/state`.
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
    // Modules of the package import virtual modules, so they must be bundled, also in a site that
    // has the package as a dependency of another package.
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

/** A module name for any text: letters that have no meaning for a bundler. */
export function moduleName(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

/** The code of a module that lists other modules by key, and loads each one on demand. */
export function indexModule(modules: Iterable<readonly [key: string, module: string]>): string {
  const entries = [...modules].map(
    ([key, module]) =>
      `[${dataExpression(key)}, () => import(${JSON.stringify(module)}).then((file) => file.default)]`,
  );
  return `export default new Map([\n${entries.join(',\n')}\n]);`;
}

/** The code of a module that exports data. */
export function dataModule(data: unknown): string {
  return `export default ${dataExpression(data)};`;
}

/**
 * Parts of placeholders that bundlers and their plugins replace everywhere in code, also in
 * strings: `import.meta.env`, `__VITE_ASSET__…__`, `!~{001}~`. A dot before a digit can belong to a
 * number.
 */
const PLACEHOLDER_PARTS = /[_@~]|\.(?!\d)/g;

/**
 * An expression for data. No text of the repository can be read as code there. JSON in a string is
 * parsed much faster than a literal.
 */
function dataExpression(data: unknown): string {
  const json = JSON.stringify(data).replace(
    PLACEHOLDER_PARTS,
    (part) => `\\u${part.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `JSON.parse(${JSON.stringify(json)})`;
}
