import type { ChangedFile } from '../page/changed-file.ts';
import type { SpecChanges } from './change-pages.ts';
import type { Session } from './session.ts';
import { dataModule, indexModule, type ShareValue, type VirtualModules } from './virtual.ts';

const INDEX = 'virtual:astro-drift/changes';
const SPEC = 'virtual:astro-drift/changes/';

/**
 * Returns the modules with the changed files of specs. One module has the files of all specs. If
 * pages are rendered in another process, there is also one module for each spec.
 */
export function changeModules(session: () => Session, share: ShareValue): VirtualModules {
  return {
    [INDEX]: async (_rest, { environment }) => {
      const all = await session().publication();
      const shared = share('changes', environment, () => makeAll(all.changePages, session()));
      if (shared !== null) return shared;
      const { changePages } = await session().shown();
      return indexModule([...changePages.specs].map(([name, { id }]) => [id, SPEC + name]));
    },
    [SPEC]: async (name) => {
      const { changePages } = await session().shown();
      const spec = changePages.specs.get(name);
      return dataModule(spec === undefined ? [] : await changePages.make(spec));
    },
  };
}

/**
 * Starts to read the changed files of all specs together, so that git reads all contents at once.
 */
function makeAll(
  pages: SpecChanges,
  { shown }: Session,
): ReadonlyMap<string, () => Promise<readonly ChangedFile[]>> {
  return new Map(
    [...pages.specs].map(([name, spec]) => {
      // This error is ignored here, because the code that awaits the result gets it.
      pages.make(spec).catch(() => undefined);
      const make = async (): Promise<readonly ChangedFile[]> => {
        const { changePages } = await shown();
        const now = changePages.specs.get(name);
        return now === undefined ? [] : changePages.make(now);
      };
      return [spec.id, make];
    }),
  );
}
