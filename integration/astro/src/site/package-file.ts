import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Returns the absolute path of a file of this package, with forward slashes. The modules of a site
 * cannot always import `astro-drift` by its name, because it may be installed only as a dependency
 * of another package.
 *
 * @param path the path relative to the package
 */
export function packageFile(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url))
    .split(sep)
    .join('/');
}
