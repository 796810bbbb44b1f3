/** Makes a set of the words in a text, which are separated by spaces, and of further words. */
export function wordSet(text = '', ...more: readonly string[]): ReadonlySet<string> {
  return new Set([...text.split(' '), ...more]);
}
