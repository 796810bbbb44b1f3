/** git ended with an error; the message is what git said, without addresses. */
export class GitError extends Error {
  override readonly name: string = 'GitError';
}

/** There is no git on this machine's PATH. */
export class MissingGit extends GitError {
  override readonly name = 'MissingGit';

  constructor() {
    super('git was not found on PATH. Install git 2.31 or newer to find out what has changed.');
  }
}
