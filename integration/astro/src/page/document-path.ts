/** The folder of a site in its repository. */
export interface SitePlace {
  /** The absolute path of the repository. It is `null` if it is not known any more. */
  readonly root: string | null;
  /**
   * The folder of the site, relative to the repository. It is `''` if the site is in the root
   * folder.
   */
  readonly folder: string;
}

/** The folder that relative paths start from. */
export type PathOrigin = 'repository' | 'site';

/**
 * Converts the path of a file to a path relative to the repository. Returns `null` if the file is
 * outside of the repository. Reads Windows paths on every system, in the forms that Vite and Astro
 * write.
 */
export function documentPath(path: string, place: SitePlace, from: PathOrigin): string | null {
  const isWindows = /^(?:[a-z]:|\\\\)/i.test(path);
  const written = isWindows ? normalizeWindows(path) : path;
  if (!isWindows && !path.startsWith('/')) {
    return join(from === 'site' ? place.folder : '', written);
  }
  const root = place.root === null ? null : normalizeWindows(place.root);
  if (root === null) return null;
  const fold = (text: string): string => (isWindows ? text.toLowerCase() : text);
  const isBelow = fold(written).startsWith(`${fold(root).replace(/\/+$/, '')}/`);
  return isBelow ? join('', written.slice(root.replace(/\/+$/, '').length + 1)) : null;
}

/** Converts a Windows path such as `\\?\C:\site` to `C:/site`. Returns other paths unchanged. */
function normalizeWindows(path: string): string {
  if (!/^(?:[a-z]:|\\\\)/i.test(path)) return path;
  return path.replace(/^\\\\\?\\/, '').replaceAll('\\', '/');
}

/** Joins a folder and a path. Returns `null` if the result is outside of the repository. */
function join(folder: string, path: string): string | null {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}
