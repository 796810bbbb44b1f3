import { Failure } from '@astro-drift/engine/internal/failure';
import { missingPermission } from '@astro-drift/engine/internal/files/permission';
import { MAKE_READABLE, Unreadable } from '@astro-drift/engine/internal/files/unreadable';
import { GitError } from '@astro-drift/engine/internal/git/errors';
import { explain, wholeReason } from '@astro-drift/engine/internal/git/repository';
import { NoScratchFolder } from '@astro-drift/engine/internal/git/scratch-folder';
import { below, block, line, type LogText } from '@astro-drift/engine/internal/text/log-text';
import { FORBIDDEN, missingOptions } from './permissions.ts';

/**
 * Says why a command could not do its work, and what to do about it. That it is a mistake of this
 * program is said where nothing else is known to be the reason.
 */
export function describeError(
  error: unknown,
  isVerbose: boolean,
  missing: readonly string[] = missingOptions(),
): LogText {
  if (isVerbose && error instanceof Error && !isExpected(error)) {
    return line`error: ${block(error.stack ?? error.message)}`;
  }
  const { message, help } = explainError(error, missing);
  const text = error instanceof Failure ? line`error: ${message}` : line`error: ${block(message)}`;
  return help === '' ? text : below([text, line`  ${help}`]);
}

function explainError(
  error: unknown,
  missing: readonly string[],
): { message: string; help: string } {
  if (!(error instanceof Error)) return { message: String(error), help: '' };
  if (error instanceof Failure) return error;
  // A missing permission can look like another error, such as an addon that is not found.
  if (missing.length > 0) {
    return { message: FORBIDDEN, help: `Start Node with \`${missing.join(' ')}\` as well.` };
  }
  if (isExpected(error)) return { message: error.message, help: '' };
  if (error instanceof Unreadable) return { message: `${error.message}.`, help: MAKE_READABLE };
  if (error instanceof GitError) {
    const problem = explain(error);
    return { message: `${wholeReason(problem)}.`, help: problem.fix };
  }
  const option = missingPermission(error);
  if (option !== null) {
    return { message: FORBIDDEN, help: `Start Node with \`${option}\` as well.` };
  }
  if ('syscall' in error) return { message: error.message, help: SHOW_PLACE };
  return { message: error.message, help: `This is not your mistake. ${SHOW_PLACE}` };
}

const SHOW_PLACE = '`--verbose` shows where it happened.';

/** An error whose message is complete. `OptionsError` is told by name: its class would load Zod. */
function isExpected(error: Error): boolean {
  return (
    error instanceof Failure || error.name === 'OptionsError' || error instanceof NoScratchFolder
  );
}
