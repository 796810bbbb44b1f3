import { withoutQuotations } from './addresses.ts';

/** Matches what git, and programs that it starts, say when a remote asks for credentials. */
const REFUSED =
  /could not read (?:Username|Password)|Authentication failed|Permission denied \(|terminal prompts disabled|returned error: 40[13]/i;

/**
 * Says in one line why a fetch failed.
 *
 * @param said what git wrote to standard error, including its progress
 */
export function describeFetch(said: string): string {
  const lines = withoutQuotations(said)
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const refused = lines.find((line) => REFUSED.test(line));
  const fatal = lines.find((line) => line.startsWith('fatal:')) ?? lines[0] ?? 'git said nothing';
  const reason = (refused ?? fatal).replace(/^fatal: /, '');
  return refused === undefined ? reason : `the remote asks for credentials (${reason})`;
}
