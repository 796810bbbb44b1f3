import { DriftError } from '../drift-error.ts';
import { withoutAddresses } from './addresses.ts';

/** git ended with an error; the message is what git said, without addresses. */
export class GitError extends DriftError {
  /** The exit code; `null` if git was killed or did not start. */
  readonly exitCode: number | null;

  constructor(message: string, exitCode: number | null = null) {
    super('git-failed', withoutAddresses(message));
    this.exitCode = exitCode;
  }
}

/**
 * Makes sure that git answered as many questions as it was asked, for answers that are told apart by
 * their order alone.
 *
 * @param command the name of the git command
 * @throws {GitError} when it did not
 */
export function expectAnswers(command: string, answers: number, questions: number): void {
  if (answers === questions) return;
  throw new GitError(`git ${command} answered ${answers} of ${questions} questions`);
}

/** There is no git on this machine's PATH. */
export class MissingGit extends GitError {
  constructor() {
    super('git was not found on PATH. Install git 2.31 or newer to find out what has changed.');
  }
}

/** Node runs with `--permission`, which does not allow to start git. */
export class ForbiddenGit extends GitError {
  constructor() {
    super('Node was started with `--permission`, and without `--allow-child-process`.');
  }
}
