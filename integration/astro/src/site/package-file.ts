import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The absolute path of a file of this package, with forward slashes. Modules of a site cannot always
 * import `astro-drift` by name: it may be installed only as a dependency of another package.
 *
 * @param path relative to the package
 */
export function packageFile(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url))
    .split(sep)
    .join('/');
}
