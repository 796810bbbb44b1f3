import type { ChangedFile } from '../page/changed-file.ts';
import type { SpecChanges } from './change-pages.ts';
import type { Session } from './session.ts';
import { dataModule, indexModule, type ShareValue, type VirtualModules } from './virtual.ts';

const INDEX = 'virtual:astro-drift/changes';
const SPEC = 'virtual:astro-drift/changes/';

/**
 * The modules of the pages of specs: one that finds the changed files of each and, where it cannot
 * make them itself, one for each spec.
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

/** The changed files of all specs, asked for at once so that git reads their contents together. */
function makeAll(
  pages: SpecChanges,
  { shown }: Session,
): ReadonlyMap<string, () => Promise<readonly ChangedFile[]>> {
  return new Map(
    [...pages.specs].map(([name, spec]) => {
      // Whoever asks for it learns what went wrong.
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
