import { block } from '@astro-drift/engine/internal/text/log-text';

/**
 * Makes the message and the stack of an error printable. They can contain file names and file
 * contents.
 */
export function printableError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  error.message = block(error.message).toString();
  error.stack = block(error.stack ?? '').toString();
  return error;
}
