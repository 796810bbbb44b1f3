/** Texts that stand elsewhere under names of their own, as strings. */
export function prefixed<Prefix extends string, Key extends string>(
  prefix: Prefix,
  texts: Readonly<Record<Key, string>>,
): Record<`${Prefix}.${Key}`, string> {
  const entries = Object.entries(texts).map(([key, text]) => [`${prefix}.${key}`, text]);
  return Object.fromEntries(entries) as Record<`${Prefix}.${Key}`, string>;
}
