import { join } from 'node:path';
import type { Session } from './session.ts';
import { dataModule, indexModule, type VirtualModules } from './virtual.ts';

const INDEX = 'virtual:astro-drift/sources';
const FILE = 'virtual:astro-drift/source/';

/**
 * The modules of source pages: one for each file, which is made when its page is, and one that knows
 * them all. So a server that runs highlights only what is looked at.
 */
export function sourceModules(session: () => Session): VirtualModules {
  return {
    [INDEX]: async () => {
      const { sourcePages } = await session().publication();
      return indexModule([...sourcePages.paths].map(([name, path]) => [path, FILE + name]));
    },
    [FILE]: async (name, watch) => {
      const { root, publication } = session();
      const { sourcePages } = await publication();
      const path = sourcePages.paths.get(name);
      if (path === undefined) return dataModule(null);
      watch(join(root, path));
      return dataModule(await sourcePages.make(path));
    },
  };
}
