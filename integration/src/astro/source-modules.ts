import { join } from 'node:path';
import type { Session } from './session.ts';
import { dataModule, indexModule, type ShareValue, type VirtualModules } from './virtual.ts';

const INDEX = 'virtual:astro-drift/sources';
const FILE = 'virtual:astro-drift/source/';

/**
 * The modules of source pages: one that knows them all and, where it cannot make them itself, one for
 * each file. So a server that runs highlights only what is looked at.
 */
export function sourceModules(session: () => Session, share: ShareValue): VirtualModules {
  return {
    [INDEX]: async () => {
      const { sourcePages } = await session().publication();
      const paths = [...sourcePages.paths];
      const shared = share(
        'sources',
        () => new Map(paths.map(([, path]) => [path, async () => sourcePages.make(path)])),
      );
      return shared ?? indexModule(paths.map(([name, path]) => [path, FILE + name]));
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
