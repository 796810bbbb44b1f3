import { type Acceptance, statementOf } from '../drift/acceptance.ts';
import type { FileState } from '../git/files.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Candidate } from './choice.ts';
import type { Obstacle } from './refusal.ts';

/** What all acceptances of one run have in common. */
export type Terms = Pick<Acceptance, 'author' | 'commit' | 'reason' | 'time' | 'until'>;

/**
 * Writes down what a spec's inputs are, or why that cannot be said.
 *
 * @param snapshot in which they are settled
 */
export function draftAcceptance(
  { examination: { spec, inputs } }: Candidate,
  snapshot: Snapshot,
  terms: Terms,
): Acceptance | Obstacle {
  const page = snapshot.isUncommitted(spec.file)
    ? null
    : (snapshot.committed.get(spec.file)?.oid ?? null);
  if (spec.completion === null && page === null) {
    return {
      reason: `${spec.file} is not committed as it is.`,
      fix: 'Commit the page first, or set `reviewed`.',
    };
  }
  const states = new Map<string, FileState>();
  for (const path of inputs) {
    const state = snapshot.stateOf(path);
    if (state === null) continue;
    if (state.mode === '160000' && snapshot.isUncommitted(path)) {
      return {
        reason: `The submodule ${path} has uncommitted changes.`,
        fix: 'Commit them first.',
      };
    }
    states.set(path, state);
  }
  return { ...terms, spec: spec.id, statement: statementOf(spec.completion, page), inputs: states };
}
