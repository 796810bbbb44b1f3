import type { Plugin } from 'vite';

/** A module that exists only while the site is built: its code, made when it is asked for. */
export type VirtualModules = Readonly<Record<string, () => string | Promise<string>>>;

/** Serves modules by name, such as `virtual:astro-drift/state`. */
export function virtualModules(modules: VirtualModules): Plugin {
  return {
    name: 'astro-drift',
    // Modules of the package import these, so they have to be bundled, even in a site that has the
    // package only through another one.
    configEnvironment: (environment) =>
      environment === 'client' ? undefined : { resolve: { noExternal: ['astro-drift'] } },
    resolveId(id) {
      return id in modules ? `\0${id}` : undefined;
    },
    async load(id) {
      const make = id.startsWith('\0') ? modules[id.slice(1)] : undefined;
      return make === undefined ? undefined : make();
    },
  };
}

/** Data as a module. A JSON text in a string is read many times faster than a literal. */
export function dataModule(data: unknown): string {
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(data))});`;
}
