/** Adds a prefix to the names of texts. A dot separates the two. */
export function prefixed<Prefix extends string, Key extends string>(
  prefix: Prefix,
  texts: Readonly<Record<Key, string>>,
): Record<`${Prefix}.${Key}`, string> {
  const entries = Object.entries(texts).map(([key, text]) => [`${prefix}.${key}`, text]);
  return Object.fromEntries(entries) as Record<`${Prefix}.${Key}`, string>;
}
