/**
 * Returns the paths that a link may lead to, best first. A path that begins with `/` is relative to
 * the root of the repository, or to that of a site with the page. Others are relative to the page.
 * A path that leaves the repository is left out.
 */
export function targetPaths(path: string, page: string): string[] {
  const folders = foldersAbove(page);
  const bases = path.startsWith('/') ? ['', ...folders] : [folders[0] ?? ''];
  return bases.flatMap((base) => join(base, path) ?? []);
}

/** Returns the folders around a file, the nearest first. The root is left out. */
export function foldersAbove(file: string): string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}

/** Joins two paths. Returns `null` if that leads out of the repository, or if nothing is left. */
export function join(folder: string, path: string): string | null {
  const clean: string[] = [];
  for (const part of [...folder.split('/'), ...path.split('/')]) {
    if (part === '' || part === '.') continue;
    if (part !== '..') clean.push(part);
    else if (clean.pop() === undefined) return null;
  }
  return clean.length === 0 ? null : clean.join('/');
}
