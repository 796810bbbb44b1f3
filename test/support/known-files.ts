import {
  type KnownFiles,
  PathEndings,
  selectFiles,
} from '../../integration/engine/src/citations/known-files.ts';

/**
 * The files of a repository. `vendor/lib` is a submodule, and
 * the repository is `github.com/org/app`.
 *
 * @param paths the files that exist now
 * @param gone the files that existed before
 */
export function knownFiles(paths: Iterable<string>, gone: Iterable<string> = []): KnownFiles {
  const present = new Set(paths);
  const past = new Set([...present, ...gone]);
  return selectFiles(new PathEndings(past), {
    exists: (path) => past.has(path),
    isPresent: (path) => present.has(path),
    isInSubmodule: (path) => path.startsWith('vendor/lib/'),
    isOwnState: ({ repository, ref }) =>
      repository === 'github.com/org/app' && (ref === 'main' || /^[0-9a-f]{7,}$/.test(ref)),
    isInput: () => false,
  });
}
