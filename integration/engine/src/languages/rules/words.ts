/** The words of a text with spaces between them, and further words. */
export function wordSet(text = '', ...more: readonly string[]): ReadonlySet<string> {
  return new Set([...text.split(' '), ...more]);
}
