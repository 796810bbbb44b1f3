import { block } from '@astro-drift/engine/internal/text/log-text';

/**
 * Returns an error whose message can be printed, because it may contain file names and file
 * contents.
 */
export function printableError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  error.message = block(error.message).toString();
  error.stack = block(error.stack ?? '').toString();
  return error;
}
