import { GitError } from './errors.ts';

/** How a process ended: with an exit code, or by a signal. */
export interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
}

/**
 * Returns the error that an ending means; `null` for success. Standard error is not enough to tell,
 * because a process that is killed writes nothing to it.
 *
 * @param args the arguments of git
 * @param said what git wrote to standard error
 */
export function failureOf(
  args: readonly string[],
  { code, signal }: Ending,
  said: string,
): GitError | null {
  if (code === 0) return null;
  const text = said.trim();
  const command = `git ${commandOf(args)}`;
  if (code === null) {
    const ended = `${command} was ended by ${signal ?? 'a signal'}`;
    return new GitError(text === '' ? ended : `${ended}, after it said: ${text}`);
  }
  return new GitError(text || `${command} ended with exit code ${code} and said nothing`, code);
}

/** Returns the git command that a list of arguments names. Settings in front of it are skipped. */
export function commandOf(args: readonly string[]): string {
  let at = 0;
  while (args[at] === '-c') at += 2;
  return args[at] ?? '';
}
