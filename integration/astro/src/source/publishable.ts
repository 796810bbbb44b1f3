import { isSecretName } from '@astro-drift/engine/internal/files/secret-names';
import { compilePattern } from '@astro-drift/engine/internal/specs/pattern';

/**
 * Returns a function that tests whether a site may show a file. It takes the path of the file. If a
 * pattern matches a folder, all files in the folder are excluded.
 *
 * @param exclude patterns of files that are excluded; files with the names of secrets are always
 * excluded
 */
export function publishable(exclude: readonly string[]): (path: string) => boolean {
  const excluded = exclude.map(compilePattern);
  return (path) => {
    if (isSecretName(path)) return false;
    return excluded.length === 0 || !withFolders(path).some((p) => excluded.some((is) => is(p)));
  };
}

/** Returns a path, and all folders that contain it. */
function withFolders(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
