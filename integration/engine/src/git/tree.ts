import { expectAnswers } from './errors.ts';
import type { Repository } from './repository.ts';

/** A file of a tree without folders. */
export interface FlatFile {
  readonly name: string;
  readonly oid: string;
}

/**
 * Writes trees without folders, in one process. What they hold need not be here.
 *
 * @param env where temporary objects live, as made by `withScratchObjects`
 * @returns the ids of the trees, in the same order
 */
export async function writeTrees(
  repository: Repository,
  trees: readonly (readonly FlatFile[])[],
  env: Readonly<Record<string, string>>,
): Promise<string[]> {
  const input = trees.map(
    (files) => `${files.map(({ name, oid }) => `100644 blob ${oid}\t${name}\0`).join('')}\0`,
  );
  const listed = await repository.git.text(['mktree', '--missing', '--batch', '-z'], {
    input: input.join(''),
    env,
  });
  const oids = listed.trim().split('\n');
  expectAnswers('mktree', oids.length, trees.length);
  return oids;
}
