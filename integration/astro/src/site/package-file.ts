import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The absolute path of a file of this package, with forward slashes. A site that has the package
 * only as a dependency of another package cannot resolve the package's name.
 *
 * @param path relative to the package
 */
export function packageFile(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url))
    .split(sep)
    .join('/');
}
