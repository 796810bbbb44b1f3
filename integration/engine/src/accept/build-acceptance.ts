import type { Acceptance } from '../drift/acceptance.ts';
import type { FileState } from '../git/files.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { kindOf } from '../specs/kinds.ts';
import type { Candidate } from './select-specs.ts';
import type { Obstacle } from './refusal.ts';

/** The parts that all acceptances of one run share. */
export type Terms = Pick<Acceptance, 'author' | 'commit' | 'reason' | 'time' | 'until'>;

/**
 * Makes the acceptance of a spec from its current inputs, or says why it cannot be accepted.
 *
 * @param snapshot the current files; it has to be settled for the inputs
 */
export function buildAcceptance(
  { analysis: { spec, inputs } }: Candidate,
  snapshot: Snapshot,
  terms: Terms,
): Acceptance | Obstacle {
  const { noun, review, statementOf } = kindOf(spec);
  const statement = statementOf(spec, snapshot.committedContent(spec.file));
  if (statement === null) {
    return {
      reason: `${spec.file} is not committed as it is.`,
      fix: `Commit the ${noun} first, or ${review}.`,
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
  return { ...terms, spec: spec.id, statement, inputs: states };
}
