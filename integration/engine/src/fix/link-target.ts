/** Returns the path of a file relative to the folder of a document. */
export function relativeTo(document: string, path: string): string {
  const from = document.split('/').slice(0, -1);
  const to = path.split('/');
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

/** Matches characters that would end the target of a link, or mean something else in it. */
const UNSAFE = /[\s%#?<>()"\\]/g;
const PARENTHESES: Readonly<Record<string, string>> = { '(': '%28', ')': '%29' };

/**
 * Writes a path as the target of a link. It percent-encodes only the characters that need it, or
 * all special characters if the old target was percent-encoded.
 */
export function encodeTarget(path: string, before: string): string {
  if (before.includes('%')) return path.split('/').map(encodeURIComponent).join('/');
  return path.replace(
    UNSAFE,
    (character) => PARENTHESES[character] ?? encodeURIComponent(character),
  );
}
