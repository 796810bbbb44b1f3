import type { LogText } from '@astro-drift/engine/internal/text/log-text';
import { withoutCommands } from '@astro-drift/engine/internal/text/printable';
import { AstroError } from 'astro/errors';

/**
 * An error about the user's input, for which a stack trace is no help. Astro takes a message with
 * the word "document" or "window" for a mistake with browser objects, and adds a wrong hint.
 */
export function userError(message: LogText, hint: LogText): AstroError {
  const error = new AstroError(
    withoutCommands(message.toString()),
    withoutCommands(hint.toString()),
  );
  error.stack = '';
  return error;
}
