/** The folders of a site. */
export interface SitePlace {
  /** Absolute path of the repository; `null` if it is not known any more. */
  readonly root: string | null;
  /** The site's folder, relative to the repository; `''` for the repository itself. */
  readonly folder: string;
}

/** The base of relative paths. */
export type PathOrigin = 'repository' | 'site';

/**
 * The path of a file relative to the repository; `null` for a file outside of it. Windows paths, as
 * Vite and Astro write them, are read on every system.
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

/** Returns `C:/site` for `\\?\C:\site`. Other paths do not change. */
function normalizeWindows(path: string): string {
  if (!/^(?:[a-z]:|\\\\)/i.test(path)) return path;
  return path.replace(/^\\\\\?\\/, '').replaceAll('\\', '/');
}

/** Joins paths; `null` if the result is outside of the repository. */
function join(folder: string, path: string): string | null {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}
