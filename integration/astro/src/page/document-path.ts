/** Where a site is. */
export interface SitePlace {
  /** Absolute path of the repository; `null` where that is not known any more. */
  readonly root: string | null;
  /** The site's folder, repository-relative; `''` for the repository itself. */
  readonly folder: string;
}

/** What a path that is not absolute is relative to. */
export type PathOrigin = 'repository' | 'site';

/**
 * The repository-relative path of a file; `null` for one outside of the repository. Paths of Windows,
 * as Vite and Astro write them, are understood on every system.
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

/** `C:/site` of `\\?\C:\site`; other paths stay as they are. */
function normalizeWindows(path: string): string {
  if (!/^(?:[a-z]:|\\\\)/i.test(path)) return path;
  return path.replace(/^\\\\\?\\/, '').replaceAll('\\', '/');
}

/** `null` for what leads out of the repository. */
function join(folder: string, path: string): string | null {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}
