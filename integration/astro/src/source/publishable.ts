import { isSecretName } from '@astro-drift/engine/internal/files/secret-names';
import { compilePattern } from '@astro-drift/engine/internal/specs/pattern';

/**
 * Returns a test whether a site may show a file with a given path. A pattern that matches a folder
 * excludes everything in it.
 *
 * @param exclude patterns of files to exclude, in addition to those that hold secrets
 */
export function publishable(exclude: readonly string[]): (path: string) => boolean {
  const excluded = exclude.map(compilePattern);
  return (path) => {
    if (isSecretName(path)) return false;
    return excluded.length === 0 || !withFolders(path).some((p) => excluded.some((is) => is(p)));
  };
}

/** A path, and all folders that contain it. */
function withFolders(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
