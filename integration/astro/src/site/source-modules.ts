import { join } from 'node:path';
import type { SourcePage } from '../source/page.ts';
import type { Session } from './session.ts';
import { dataModule, indexModule, type ShareValue, type VirtualModules } from './virtual.ts';

const INDEX = 'virtual:astro-drift/sources';
const FILE = 'virtual:astro-drift/source/';

/**
 * Returns the modules of source pages. One module has the pages of all files. If pages are rendered
 * in another process, there is also one module for each file. So a development server highlights
 * only those files that are opened.
 */
export function sourceModules(session: () => Session, share: ShareValue): VirtualModules {
  return {
    [INDEX]: async (_rest, { environment }) => {
      const { publication, shown } = session();
      const { sources } = await publication();
      const make = async (path: string): Promise<SourcePage | null> =>
        (await shown()).sourcePages.make(path);
      const shared = share(
        'sources',
        environment,
        () => new Map(sources.map((path) => [path, async () => make(path)])),
      );
      if (shared !== null) return shared;
      const { sourcePages } = await shown();
      return indexModule([...sourcePages.paths].map(([name, path]) => [path, FILE + name]));
    },
    [FILE]: async (name, { watch }) => {
      const { root, shown } = session();
      const { sourcePages } = await shown();
      const path = sourcePages.paths.get(name);
      if (path === undefined) return dataModule(null);
      watch(join(root, path));
      return dataModule(await sourcePages.make(path));
    },
  };
}
