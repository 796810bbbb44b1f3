import { isProgram } from '../code/programming.ts';
import { ACCEPTANCES } from '../drift/acceptance.ts';
import { InputMatcher } from '../drift/match-patterns.ts';
import { readNotOwn } from '../git/attributes.ts';
import type { Repository } from '../git/repository.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { baseOf } from '../specs/pattern.ts';
import type { Spec } from '../specs/spec.ts';
import { isTestOrVendoredFolder, isTestOrVendored } from '../files/is-test-or-vendored.ts';

/** Which files should be documented. */
export interface SourceTerms {
  /** The patterns of the files. A pattern with `!` takes files out. */
  readonly coverage: readonly string[];
  /** The folders of chant specs. */
  readonly specs: readonly string[];
}

/**
 * Returns the source files that should be documented. These are programs that git tracks, but no
 * tests and no code that others wrote.
 */
export async function readSources(
  repository: Repository,
  snapshot: Snapshot,
  specs: readonly Spec[],
  terms: SourceTerms,
): Promise<string[]> {
  const tracked = [...snapshot.paths()].filter(
    (path) => snapshot.isTracked(path) && isFile(snapshot, path),
  );
  const documents = new Set(specs.flatMap(({ targets }) => targets));
  const selected = selectSources(tracked, terms).filter((path) => !documents.has(path));
  const notOwn = await readNotOwn(repository, snapshot, selected);
  return selected.filter((path) => !notOwn.has(path));
}

/**
 * Returns the programs that patterns select. Tests are left out unless a pattern names their
 * folder.
 */
export function selectSources(
  paths: readonly string[],
  { coverage, specs }: SourceTerms,
): readonly string[] {
  const matcher = new InputMatcher(paths.filter(isProgram), [...specs, ACCEPTANCES]);
  const inputs = coverage.map((pattern) => ({ role: 'tracks', pattern, line: 1 }) as const);
  const selected = matcher.match({ inputs, targets: [] }).flatMap(({ input, paths: found }) => {
    const base = baseOf(input.pattern);
    return isTestOrVendoredFolder(base)
      ? found
      : found.filter((path) => path === base || !isTestOrVendored(path));
  });
  return [...new Set(selected)].sort();
}

/** Whether a path is neither a link nor a submodule. */
export function isFile(snapshot: Snapshot, path: string): boolean {
  return snapshot.committed.get(path)?.mode.startsWith('100') ?? true;
}
