import type { LogText } from '@astro-drift/engine/internal/text/log-text';
import { withoutCommands } from '@astro-drift/engine/internal/text/printable';
import { AstroError } from 'astro/errors';

/**
 * Creates an error about the user's input. It has no stack trace, because a stack trace would not
 * help. The message must not contain the words "document" and "window". Astro would take them for
 * browser objects, and add a wrong hint.
 */
export function userError(message: LogText, hint: LogText): AstroError {
  const error = new AstroError(
    withoutCommands(message.toString()),
    withoutCommands(hint.toString()),
  );
  error.stack = '';
  return error;
}
