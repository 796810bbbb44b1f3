import type { AuthoredState } from '../citations/authored-state.ts';
import { compareWithHead } from '../git/comparison.ts';
import type { Repository } from '../git/repository.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { citationsOf, type SpecInputs } from './spec-inputs.ts';

/**
 * Reads the states of the commits to which links are pinned. It starts two processes for all of them
 * together, and none if no link is pinned.
 *
 * @returns the states by the commits as they are written; commits that the clone lacks are left out
 */
export async function readPinnedStates(
  repository: Repository,
  { head, committed }: Snapshot,
  allInputs: readonly SpecInputs[],
): Promise<ReadonlyMap<string, AuthoredState>> {
  const written = new Set(allInputs.flatMap(citationsOf).flatMap(({ pinned }) => pinned ?? []));
  if (written.size === 0 || head === null) return new Map();
  const listed = await repository.git.text(
    ['rev-list', '--no-walk=unsorted', '--ignore-missing', '--stdin'],
    { input: [...written].map((commit) => `${commit}\n`).join('') },
  );
  const oids = [...new Set(listed.split('\n').filter(Boolean))];
  const states = await compareWithHead(repository, head, oids);
  return new Map(
    [...written].flatMap((name): [string, AuthoredState][] => {
      const oid = oids.find((each) => each.startsWith(name));
      const differing = oid === undefined ? undefined : states.get(oid);
      if (oid === undefined || differing === undefined) return [];
      const stateOf: AuthoredState['stateOf'] = (path) => {
        const state = differing.get(path);
        return state === undefined ? (committed.get(path) ?? null) : state;
      };
      return [[name, { commit: oid, stateOf }]];
    }),
  );
}
