import type { LogText } from '@astro-drift/engine/internal/text/log-text';
import { withoutCommands } from '@astro-drift/engine/internal/text/printable';
import { AstroError } from 'astro/errors';

/**
 * An error that is about the user's input, so that a stack trace would only hide the message. Astro
 * takes a message with the words "document" or "window" for a mistake with browser objects, and
 * would show a hint of its own.
 */
export function userError(message: LogText, hint: LogText): AstroError {
  const error = new AstroError(
    withoutCommands(message.toString()),
    withoutCommands(hint.toString()),
  );
  error.stack = '';
  return error;
}
