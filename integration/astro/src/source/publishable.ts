import { isSecretName } from '@astro-drift/engine/internal/files/secret-names';
import { compilePattern } from '@astro-drift/engine/internal/specs/pattern';

/**
 * Makes a test of files that may be shown on a site, by their names. A pattern that matches a folder
 * keeps out all that is in it.
 *
 * @param exclude patterns of files to keep out besides those that hold secrets
 */
export function publishable(exclude: readonly string[]): (path: string) => boolean {
  const excluded = exclude.map(compilePattern);
  return (path) => {
    if (isSecretName(path)) return false;
    return excluded.length === 0 || !withFolders(path).some((p) => excluded.some((is) => is(p)));
  };
}

/** A path, and the folders that it lies in. */
function withFolders(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
