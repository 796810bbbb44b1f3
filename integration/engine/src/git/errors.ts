import { DriftError } from '../drift-error.ts';
import { withoutAddresses } from './addresses.ts';

/** git ended with an error. The message is what git said, without addresses. */
export class GitError extends DriftError {
  /** The exit code; `null` if git was killed or did not start. */
  readonly exitCode: number | null;

  constructor(message: string, exitCode: number | null = null) {
    super('git-failed', withoutAddresses(message));
    this.exitCode = exitCode;
  }
}

/**
 * Makes sure that git gave as many answers as it was asked questions. It is for answers that belong
 * to their questions by their order alone.
 *
 * @param command the name of the git command
 * @throws {GitError} when the numbers differ
 */
export function expectAnswers(command: string, answers: number, questions: number): void {
  if (answers === questions) return;
  throw new GitError(`git ${command} answered ${answers} of ${questions} questions`);
}

/** git was not found on the PATH of this machine. */
export class MissingGit extends GitError {
  constructor() {
    super('git was not found on PATH. Install git 2.31 or newer to find out what has changed.');
  }
}

/** Node runs with `--permission` and may not start git. */
export class ForbiddenGit extends GitError {
  constructor() {
    super('Node was started with `--permission`, and without `--allow-child-process`.');
  }
}

/** A treeless clone lacks the list of files of a commit, and it was not fetched. */
export class MissingTrees extends GitError {
  /** What the clone lacks. */
  static readonly reason =
    'the clone leaves out the lists of files of older commits (`--filter=tree:0`)';
  static readonly fix =
    'Clone with `--filter=blob:none`, or run `git fetch --refetch --filter=blob:none`.';

  constructor() {
    super(`${MissingTrees.reason}. ${MissingTrees.fix}`);
  }
}
