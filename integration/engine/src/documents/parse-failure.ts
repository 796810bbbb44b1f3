import type { Overrun } from './parser-messages.ts';

/** Why a text cannot be read, in words that follow "cannot be read:", and what to do about it. */
export interface Problem {
  readonly reason: string;
  readonly fix: string;
}

const SIMPLIFY =
  'Look in it for what is nested very deeply, for tags that are not closed, and for long runs of one character, and write that more simply.';

export const TOO_DEEP: Problem = { reason: 'it is nested too deeply', fix: SIMPLIFY };

/** For an error that is no mistake in MDX. */
export function refused(message: string): Problem {
  return { reason: `the Markdown parser failed on it (${message})`, fix: SIMPLIFY };
}

/** How a process ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
  /** The end of what it wrote to standard error, or the error that kept it from being started. */
  readonly said: string;
}

/** How a process ended that was parsing. */
export interface ParserEnding extends Ending {
  /** The limit that it came to, of which it told. */
  readonly overrun: Overrun | null;
}

/** What a text has done to the process that was parsing it. */
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

/** Whether a process ended itself, and would do so again for the same text. */
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

/** The process that parses could not be started. What it said may name places on this machine. */
export function notStarted(ending: Ending): Problem {
  if (ending.said.includes('ERR_DLOPEN_DISABLED')) return notAllowed('--allow-addons');
  const [error] = /\bE(?:RR_\w+|[A-Z]{3,})\b/.exec(ending.said) ?? [nameOf(ending)];
  return {
    reason: `${NOT_STARTED}: ${error}`,
    fix: 'Look whether this machine is short of memory or processes, and install the packages anew.',
  };
}

/** @param option of Node's that is missing */
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
