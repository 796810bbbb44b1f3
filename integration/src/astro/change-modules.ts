import type { ChangedFile } from '../page/changed-file.ts';
import type { ChangePages } from './change-pages.ts';
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
    [INDEX]: async () => {
      const { changePages } = await session().publication();
      const shared = share('changes', () => makeAll(changePages));
      if (shared !== null) return shared;
      return indexModule([...changePages.specs].map(([name, { id }]) => [id, SPEC + name]));
    },
    [SPEC]: async (name) => {
      const { changePages } = await session().publication();
      const spec = changePages.specs.get(name);
      return dataModule(spec === undefined ? [] : await changePages.make(spec));
    },
  };
}

/** The changed files of all specs, asked for at once so that git reads their contents together. */
function makeAll(pages: ChangePages): ReadonlyMap<string, () => Promise<ChangedFile[]>> {
  return new Map(
    [...pages.specs.values()].map((spec) => {
      const made = pages.make(spec);
      // Whoever asks for it learns what went wrong.
      made.catch(() => undefined);
      return [spec.id, async () => made];
    }),
  );
}
