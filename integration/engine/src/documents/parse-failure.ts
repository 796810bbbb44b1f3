import type { Overrun } from './parser-messages.ts';

/**
 * Why a text cannot be read, and what to do about it. The reason follows the words "cannot be
 * read:".
 */
export interface Problem {
  readonly reason: string;
  readonly fix: string;
}

const SIMPLIFY =
  'Look in it for what is nested very deeply, for tags that are not closed, and for long runs of one character, and write that more simply.';

export const TOO_DEEP: Problem = { reason: 'it is nested too deeply', fix: SIMPLIFY };

/** Makes the problem for an error of the parser that is no mistake in MDX. */
export function refused(message: string): Problem {
  return { reason: `the Markdown parser failed on it (${message})`, fix: SIMPLIFY };
}

/** How a process ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
  /**
   * The end of what the process wrote to standard error, or the error that kept it from being
   * started.
   */
  readonly said: string;
}

/** How a process ended while it was parsing. */
export interface ParserEnding extends Ending {
  /** The limit that the process reported to have exceeded; `null` if it reported none. */
  readonly overrun: Overrun | null;
}

/** Describes what a text did to the process that was parsing it. */
export function describeEnding(ending: ParserEnding, seconds: number): Problem {
  return { reason: reasonOf(ending, seconds), fix: SIMPLIFY };
}

function reasonOf(ending: ParserEnding, seconds: number): string {
  const { said, overrun } = ending;
  if (overrun?.limit === 'time') {
    return `the Markdown parser was not done with it after ${seconds} seconds`;
  }
  if (overrun?.limit === 'memory' || /out of memory/i.test(said)) {
    return 'the Markdown parser needs too much memory for it';
  }
  return `it crashes the Markdown parser (${nameOf(ending)})`;
}

/** Whether a process ended because of the text, so that it would end again for the same text. */
export function isOwnDoing({ signal, overrun }: ParserEnding): boolean {
  return overrun !== null || (signal !== null && CRASHES.has(signal));
}

const CRASHES: ReadonlySet<string> = new Set([
  'SIGABRT',
  'SIGBUS',
  'SIGFPE',
  'SIGILL',
  'SIGSEGV',
  'SIGTRAP',
]);

/**
 * Makes the problem for a process that could not be started. It contains only an error code of what
 * the process said, because the rest may name places on this machine.
 */
export function notStarted(ending: Ending): Problem {
  if (ending.said.includes('ERR_DLOPEN_DISABLED')) return notAllowed('--allow-addons');
  const [error] = /\bE(?:RR_\w+|[A-Z]{3,})\b/.exec(ending.said) ?? [nameOf(ending)];
  return {
    reason: `${NOT_STARTED}: ${error}`,
    fix: 'Look whether this machine is short of memory or processes, and install the packages anew.',
  };
}

/**
 * Makes the problem for a process that Node is not allowed to start.
 *
 * @param option the option of Node that is missing
 */
export function notAllowed(option: string): Problem {
  return {
    reason: `${NOT_STARTED}: Node's option \`--permission\` does not allow it`,
    fix: `Start Node with \`${option}\` as well.`,
  };
}

const NOT_STARTED = 'the process that parses Markdown could not be started';

function nameOf({ code, signal }: Ending): string {
  return signal ?? `exit code ${code ?? '?'}`;
}
