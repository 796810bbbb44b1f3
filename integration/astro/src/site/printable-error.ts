import { block } from '@astro-drift/engine/internal/text/log-text';

/** An error whose message may name files and what is in them, as it may end in the log of a site. */
export function printableError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  error.message = block(error.message).toString();
  error.stack = block(error.stack ?? '').toString();
  return error;
}
