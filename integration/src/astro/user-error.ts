import { AstroError } from 'astro/errors';

/**
 * An error that is about the user's input, so that a stack trace would only hide the message. Astro
 * takes a message with the words "document" or "window" for a mistake with browser objects, and
 * would show a hint of its own.
 */
export function userError(message: string, hint: string): AstroError {
  const error = new AstroError(message, hint);
  error.stack = '';
  return error;
}
