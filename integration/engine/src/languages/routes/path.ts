/** Joins two paths with exactly one slash between them. An empty path adds nothing. */
export function joinPaths(prefix: string, path: string): string {
  if (path === '') return rooted(prefix);
  return prefix === '' ? rooted(path) : rooted(withoutLastSlashes(prefix) + rooted(path));
}

/** Returns the path with exactly one slash at its beginning. */
function rooted(path: string): string {
  let start = 0;
  while (path[start] === '/') start++;
  return `/${path.slice(start)}`;
}

function withoutLastSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end--;
  return path.slice(0, end);
}
