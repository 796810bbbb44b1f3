import { DriftError } from '@astro-drift/engine/internal/drift-error';
import { missingPermission } from '@astro-drift/engine/internal/files/permission';
import { Unreadable } from '@astro-drift/engine/internal/files/unreadable';
import { GitError } from '@astro-drift/engine/internal/git/errors';
import { explain, wholeReason } from '@astro-drift/engine/internal/git/repository';
import { below, block, line, type LogText } from '@astro-drift/engine/internal/text/log-text';
import { Failure } from './failure.ts';
import { NOT_PERMITTED, missingOptions } from './permissions.ts';

/**
 * Explains why a command failed, and what to do about it. An error without a known cause counts as a
 * mistake of this program.
 *
 * @param missing options that a run of Node with `--permission` lacks
 */
export function describeError(
  error: unknown,
  isVerbose: boolean,
  missing: readonly string[] = missingOptions(),
): LogText {
  if (isVerbose && error instanceof Error && !isExpected(error)) {
    return line`error: ${block(error.stack ?? error.message)}`;
  }
  const { message, fix } = explainError(error, missing);
  const text = error instanceof Failure ? line`error: ${message}` : line`error: ${block(message)}`;
  return fix === '' ? text : below([text, line`  ${fix}`]);
}

function explainError(
  error: unknown,
  missing: readonly string[],
): Pick<DriftError, 'message' | 'fix'> {
  if (!(error instanceof Error)) return { message: String(error), fix: '' };
  if (error instanceof Failure) return error;
  // A missing permission can cause another error, such as an addon that is not found.
  if (missing.length > 0) {
    return { message: NOT_PERMITTED, fix: `Start Node with \`${missing.join(' ')}\` as well.` };
  }
  if (error instanceof GitError) {
    const problem = explain(error);
    return { message: `${wholeReason(problem)}.`, fix: problem.fix };
  }
  if (error instanceof DriftError) return error;
  const option = missingPermission(error);
  if (option !== null) {
    return { message: NOT_PERMITTED, fix: `Start Node with \`${option}\` as well.` };
  }
  if ('syscall' in error) return { message: error.message, fix: STACK_HINT };
  return { message: error.message, fix: `This is not your mistake. ${STACK_HINT}` };
}

const STACK_HINT = '`--verbose` shows where it happened.';

/** Whether the message tells the cause, so that nobody needs a stack trace. */
function isExpected(error: Error): boolean {
  return (
    error instanceof DriftError && !(error instanceof GitError) && !(error instanceof Unreadable)
  );
}
