import { expectAnswers } from './errors.ts';
import type { GitSession } from './temporary-objects.ts';

/** A file of a tree without folders. */
export interface FlatFile {
  readonly name: string;
  readonly oid: string;
}

/**
 * Writes trees without folders, in one process. Their blobs may be missing (`mktree --missing`).
 *
 * @returns the ids of the trees, in the same order
 */
export async function writeTrees(
  session: GitSession,
  trees: readonly (readonly FlatFile[])[],
): Promise<string[]> {
  const input = trees.map(
    (files) => `${files.map(({ name, oid }) => `100644 blob ${oid}\t${name}\0`).join('')}\0`,
  );
  const listed = await session.git.text(['mktree', '--missing', '--batch', '-z'], {
    input: input.join(''),
  });
  const oids = listed.trim().split('\n');
  expectAnswers('mktree', oids.length, trees.length);
  return oids;
}
