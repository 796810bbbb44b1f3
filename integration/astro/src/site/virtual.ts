import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** Generates the code of a virtual module. */
export type MakeModule = (
  /** The part of the module's name after the prefix. */
  rest: string,
  place: ModulePlace,
) => string | Promise<string>;

/** The context in which a module is loaded. */
export interface ModulePlace {
  /** The name of Vite's environment, such as `prerender`. */
  readonly environment: string;
  /** Watches a file. When it changes, the module is generated again. */
  readonly watch: (file: string) => void;
}

/**
 * Shares a value with pages that this process renders. Returns the code of a module that exports
 * the value itself, because a bundler takes long for megabytes of data. Returns `null` if another
 * process renders the pages.
 */
export type ShareValue = (name: string, environment: string, make: () => unknown) => string | null;

/** Virtual modules by name. If a name ends with a slash, it is a prefix of names. */
export type VirtualModules = Readonly<Record<string, MakeModule>>;

/**
 * Creates a Vite plugin that provides virtual modules, such as `virtual:astro-drift/state`.
 *
 * @param files modules that are files: absolute paths by module name
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
    // Modules of this package import virtual modules, so Vite must bundle them. This also holds if
    // a site has the package only as a dependency of another package.
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

/** Returns a module name for any text. It contains no character that a bundler could interpret. */
export function moduleName(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

/**
 * Returns the code of a module that lists other modules by key. It loads each of them on demand.
 */
export function indexModule(modules: Iterable<readonly [key: string, module: string]>): string {
  const entries = [...modules].map(
    ([key, module]) =>
      `[${dataExpression(key)}, () => import(${JSON.stringify(module)}).then((file) => file.default)]`,
  );
  return `export default new Map([\n${entries.join(',\n')}\n]);`;
}

/** Returns the code of a module that exports data. */
export function dataModule(data: unknown): string {
  return `export default ${dataExpression(data)};`;
}

/**
 * Matches characters in the placeholders that bundlers and their plugins replace everywhere in
 * code, even in strings. Examples are `import.meta.env`, `__VITE_ASSET__…__` and `!~{001}~`. A dot
 * before a digit is not matched, because it can belong to a number.
 */
const PLACEHOLDER_PARTS = /[_@~]|\.(?!\d)/g;

/**
 * Returns an expression for data. Texts of the repository are never read as code in it. It parses
 * JSON in a string, which is much faster than a literal.
 */
function dataExpression(data: unknown): string {
  const json = JSON.stringify(data).replace(
    PLACEHOLDER_PARTS,
    (part) => `\\u${part.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `JSON.parse(${JSON.stringify(json)})`;
}
