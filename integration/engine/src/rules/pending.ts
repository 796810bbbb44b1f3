import type { SpecAnalysis } from '../drift/analyze-specs.ts';
import { oldestCommit } from '../drift/oldest-commit.ts';
import type { DatedCommit } from '../git/history.ts';

/** The first pending change of some files. */
export interface FirstPending {
  /** The oldest commit that changed one of the files. It is `null` if no commit did. */
  readonly commit: DatedCommit | null;
  /**
   * When it was made, in seconds since 1970. It is `null` if the files differ from the newest
   * commit, and `undefined` if nothing is known to have changed them.
   */
  readonly since: number | null | undefined;
}

/** Finds the first change of some files since the baseline of a spec. */
export function findFirstPending(
  { pendingOf }: Pick<SpecAnalysis, 'pendingOf'>,
  paths: Iterable<string>,
): FirstPending {
  const pending = [...new Set(paths)].map(pendingOf);
  const oldest = oldestCommit(pending);
  const isUncommitted = pending.some(({ uncommitted }) => uncommitted);
  return { commit: oldest, since: oldest?.authorTime ?? (isUncommitted ? null : undefined) };
}

/** Finds the first change of the inputs of a spec that counts as drift. */
export function findFirstDrift(analysis: SpecAnalysis): FirstPending {
  const drifting = analysis.changes.filter(({ significant }) => significant);
  return findFirstPending(
    analysis,
    drifting.map(({ path }) => path),
  );
}
