import { WHOLE_HISTORY } from '../drift/completion.ts';
import { deepen } from '../git/fetch.ts';
import type { Repository } from '../git/repository.ts';
import { mergeBase, resolveCommit } from '../git/revisions.ts';
import { explainUnknown } from '../inspection/find-commit.ts';
import { OptionsError } from '../options.ts';

/** The merge base of the analysed commit and another branch. */
export interface MergeBase {
  /** The repository, after fetching history if that was needed. */
  readonly repository: Repository;
  /** The id of the merge base. */
  readonly commit: string;
}

/**
 * Finds the merge base of the analysed commit and a branch, tag or commit. A shallow clone fetches
 * the history that it lacks, if that is allowed.
 *
 * @param analysed the id of the analysed commit; HEAD by default
 * @param ref the name of the branch, tag or commit; it is untrusted
 * @throws {DriftError} when there is no such commit or no merge base; the error says how to fix it
 */
export async function findMergeBase(
  repository: Repository,
  ref: string,
  analysed = 'HEAD',
): Promise<MergeBase> {
  const [head, other] = await Promise.all([
    resolveCommit(repository, analysed),
    resolveCommit(repository, ref),
  ]);
  if (head === null) throw problem('The repository has no commits yet.', 'Commit first.');
  if (other === null) throw await explainUnknown(repository, 'since', ref);
  const found = await mergeBase(repository, head, other);
  if (found !== null) return { repository, commit: found };
  const name = analysed === 'HEAD' ? analysed : head.slice(0, 7);
  const apart = `${name} and \`${ref}\` have no commit in common`;
  if (!repository.shallow) throw problem(`${apart}.`, `Name a commit that ${name} has grown from.`);
  const deepened = repository.mayFetch ? await deepen(repository, null) : null;
  if (deepened !== null && 'repository' in deepened) {
    const { repository } = deepened;
    const commit = await mergeBase(repository, head, other);
    if (commit !== null) return { repository, commit };
  }
  const why =
    deepened !== null && 'problem' in deepened
      ? (deepened.problem ?? repository.git.fetchProblem)
      : null;
  const failed = why === null ? '' : `, and fetching more failed: ${why}`;
  throw problem(`${apart} in this shallow clone${failed}.`, WHOLE_HISTORY);
}

function problem(message: string, fix: string): OptionsError {
  return new OptionsError(`\`since\`: ${message}`, fix);
}
