import type { Session } from './session.ts';
import { dataModule, indexModule, type VirtualModules } from './virtual.ts';

const INDEX = 'virtual:astro-drift/changes';
const SPEC = 'virtual:astro-drift/changes/';

/** The modules of the pages of specs: one for the changed files of each, and one that finds them. */
export function changeModules(session: () => Session): VirtualModules {
  return {
    [INDEX]: async () => {
      const { changePages } = await session().publication();
      return indexModule([...changePages.specs].map(([name, { id }]) => [id, SPEC + name]));
    },
    [SPEC]: async (name) => {
      const { changePages } = await session().publication();
      const spec = changePages.specs.get(name);
      return dataModule(spec === undefined ? [] : await changePages.make(spec));
    },
  };
}
