/** Quotes a text so that a shell reads it as one word without a special meaning. */
export function shellWord(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * Quotes a path as {@link shellWord} does. A path that begins with `-` gets `./` before it.
 * Otherwise a command would take it for an option, and `cd -` would return to the previous folder.
 */
export function shellPath(path: string): string {
  return shellWord(path.startsWith('-') ? `./${path}` : path);
}
