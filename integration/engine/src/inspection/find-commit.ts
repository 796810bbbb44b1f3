import { WHOLE_HISTORY } from '../drift/completion.ts';
import { deepen } from '../git/fetch.ts';
import type { Repository } from '../git/repository.ts';
import { resolveCommit } from '../git/revisions.ts';
import { OptionsError } from '../options.ts';

/** The commit that an option names. */
export interface NamedCommit {
  /** The repository, after fetching history if that was needed. */
  readonly repository: Repository;
  readonly commit: string;
}

/**
 * Names that can mean a commit which a shallow clone lacks: an id, or a name that counts back from
 * another commit, such as `HEAD~3`. Branches and tags do not come with older history.
 */
const MAY_BE_OLDER = /^[0-9a-f]{7,64}$|[~^]/i;

/**
 * Finds the commit that an option names. A shallow clone fetches the history that it lacks, if that
 * is allowed and can help.
 *
 * @param option the name of the option, for the error
 * @param ref the name of the commit; it is untrusted
 * @throws {DriftError} if there is no such commit; the error says how to fix it
 */
export async function findCommit(
  repository: Repository,
  option: string,
  ref: string,
): Promise<NamedCommit> {
  const commit = await resolveCommit(repository, ref);
  if (commit !== null) return { repository, commit };
  if (!repository.shallow || !repository.mayFetch || !MAY_BE_OLDER.test(ref)) {
    throw await explainUnknown(repository, option, ref);
  }
  const deepened = await deepen(repository, null);
  if (!('repository' in deepened)) {
    const why = deepened.problem ?? repository.git.fetchProblem ?? 'git failed';
    throw new OptionsError(
      `\`${option}\`: There is no commit \`${ref}\` in this shallow clone, and fetching more failed: ${why}.`,
      WHOLE_HISTORY,
    );
  }
  const older = await resolveCommit(deepened.repository, ref);
  if (older === null) throw await explainUnknown(deepened.repository, option, ref);
  return { repository: deepened.repository, commit: older };
}

/** Says that there is no such commit, and how to get it. */
export async function explainUnknown(
  repository: Repository,
  option: string,
  ref: string,
): Promise<OptionsError> {
  const { remote, shallow } = repository;
  const elsewhere = `${remote?.name ?? 'origin'}/${ref}`;
  if ((await resolveCommit(repository, elsewhere)) !== null) {
    return new OptionsError(
      `\`${option}\`: There is no commit \`${ref}\` here, but there is \`${elsewhere}\`.`,
      'Name that.',
    );
  }
  return shallow
    ? new OptionsError(
        `\`${option}\`: There is no commit \`${ref}\` in this shallow clone.`,
        WHOLE_HISTORY,
      )
    : new OptionsError(
        `\`${option}\`: There is no commit \`${ref}\` here.`,
        'Name a branch, a tag or a commit, or fetch it first.',
      );
}
