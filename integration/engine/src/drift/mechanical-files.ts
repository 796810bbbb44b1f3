import { isTestOrVendored, isTestOrVendoredFolder } from '../files/is-test-or-vendored.ts';
import { nameOf } from '../files/name.ts';
import type { PatternMatch } from './match-patterns.ts';

const LOCK =
  /[.-]lock(?:\.(?:hcl|json|ya?ml))?$|\.lock(?:b|file)$|^(?:go\.sum|npm-shrinkwrap\.json|Package\.resolved)$/i;

const CHANGELOG =
  /^(?:change(?:s|log)|history|release[-_]?notes)(?:\.(?:adoc|markdown|mdx?|rst|txt))?$/i;

/** Whether a file is a lock file, a changelog, or a part of a future changelog. */
export function isLockOrChangelog(path: string): boolean {
  const name = nameOf(path);
  return LOCK.test(name) || CHANGELOG.test(name) || path.split('/').includes('.changeset');
}

/** The files that a spec and its documents name. */
export interface NamedFiles {
  readonly matches: readonly PatternMatch[];
  /** The files that the documents of the spec cite. */
  readonly cited: ReadonlySet<string>;
}

/**
 * Whether an input usually changes only along with others. Such inputs are lock files, changelogs,
 * generated files, tests, files that tests need, and vendored code. An input does not count as one
 * of these if a pattern names it or files of its sort, or if a document cites it.
 *
 * @param paths the current and the previous path
 * @param generated the paths that `.gitattributes` calls generated
 */
export function isMechanicalFile(
  paths: readonly string[],
  generated: ReadonlySet<string>,
  { matches, cited }: NamedFiles,
): boolean {
  if (paths.some((path) => cited.has(path))) return false;
  const isUnnamed = paths.every((path) => generated.has(path) || isMechanicalPath(path));
  return (
    isUnnamed &&
    !matches.some(
      ({ input: { pattern }, paths: found }) =>
        paths.some((path) => found.includes(path)) && isNamedBy(pattern, paths),
    )
  );
}

/** Whether a pattern names one of the paths, or names files of this sort. */
function isNamedBy(pattern: string, paths: readonly string[]): boolean {
  return (
    paths.includes(pattern) || isMechanicalPath(pattern) || isTestOrVendoredFolder(`${pattern}/`)
  );
}

/** Whether a file is by its path one that usually changes only along with others. */
export function isMechanicalPath(path: string): boolean {
  // A folder `spec` can hold specifications instead of tests.
  const rest = path.split('/').filter((part) => part !== 'spec');
  return isLockOrChangelog(path) || path.endsWith('.snap') || isTestOrVendored(rest.join('/'));
}
