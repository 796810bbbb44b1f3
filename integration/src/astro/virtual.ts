import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** What makes the code of a module that exists only while the site is built. */
export type MakeModule = (
  /** What follows the slash at the end of the module's name. */
  rest: string,
  /** Has the module made anew when a file changes. */
  watch: (file: string) => void,
) => string | Promise<string>;

/**
 * What makes the code of a module of a value that pages are to have as it is; `null` where they are
 * rendered in another process. Data of megabytes takes a bundler many times as long.
 */
export type ShareValue = (name: string, make: () => unknown) => string | null;

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
      environment === 'client' ? undefined : { resolve: { noExternal: ['astro-drift'] } },
    resolveId(id) {
      return find(id) === undefined ? files[id] : `\0${id}`;
    },
    async load(id) {
      const found = id.startsWith('\0') ? find(id.slice(1)) : undefined;
      if (found === undefined) return undefined;
      const [name, make] = found;
      return make(id.slice(1 + name.length), (file) => {
        this.addWatchFile(file);
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
  const entries = [...modules].map((entry) => {
    const [key, module] = entry.map((text) => JSON.stringify(text));
    return `[${key}, () => import(${module}).then((file) => file.default)]`;
  });
  return `export default new Map([\n${entries.join(',\n')}\n]);`;
}

/** Data as a module. A JSON text in a string is read many times faster than a literal. */
export function dataModule(data: unknown): string {
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(data))});`;
}
