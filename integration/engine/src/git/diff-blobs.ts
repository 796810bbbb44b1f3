import { join } from 'node:path';
import { Git } from './git.ts';
import { type LineDiff, NO_LINES, PatchReader } from './patch.ts';
import type { GitSession } from './temporary-objects.ts';
import { type FlatFile, writeTrees } from './tree.ts';

/** Two contents of a file; `null` if the file did not exist. */
export interface BlobPair {
  readonly before: string | null;
  readonly after: string | null;
}

/** Above this number of pairs, two processes compare them in parallel. */
const MANY_PAIRS = 2000;

/**
 * Compares any number of pairs of blobs with few processes. It writes two trees, one with the old
 * blobs and one with the new blobs. One `diff-tree` compares the two trees.
 *
 * @param pairs pairs of different contents
 * @returns the diffs, in the same order
 */
export async function diffBlobs(
  session: GitSession,
  pairs: readonly BlobPair[],
): Promise<LineDiff[]> {
  if (pairs.length === 0) return [];
  const half = pairs.length > MANY_PAIRS ? pairs.length >> 1 : pairs.length;
  const parts = [pairs.slice(0, half), pairs.slice(half)].filter((part) => part.length > 0);
  const trees = await writeTrees(
    session,
    parts.flatMap((part) => [flatFiles(part, 'before'), flatFiles(part, 'after')]),
  );
  const diffs = await Promise.all(
    parts.map((part, index) =>
      diffTrees(session, trees[2 * index] ?? '', trees[2 * index + 1] ?? '', part.length),
    ),
  );
  return diffs.flat();
}

async function diffTrees(
  session: GitSession,
  before: string,
  after: string,
  count: number,
): Promise<LineDiff[]> {
  const diffs = Array<LineDiff>(count).fill(NO_LINES);
  // git runs outside of the working tree and without its index, so that no attributes apply to
  // these names.
  const { folder } = session;
  const patch = new Git(folder).stream(
    [
      '-c',
      'core.attributesFile=/dev/null',
      'diff-tree',
      '-r',
      '-p',
      '-U0',
      '--no-renames',
      '--no-ext-diff',
      '--no-textconv',
      '--no-color',
      '--no-indent-heuristic',
      '--full-index',
      before,
      after,
    ],
    {
      env: {
        ...session.scratch,
        GIT_DIR: folder,
        GIT_INDEX_FILE: join(folder, 'no-index'),
        GIT_ATTR_NOSYSTEM: '1',
      },
    },
  );
  const reader = new PatchReader((number, diff) => {
    diffs[number] = diff;
  });
  for await (const chunk of patch) reader.read(chunk);
  reader.finish();
  return diffs;
}

function flatFiles(pairs: readonly BlobPair[], side: keyof BlobPair): FlatFile[] {
  return pairs.flatMap((pair, index) => {
    const oid = pair[side];
    return oid === null ? [] : [{ name: String(index), oid }];
  });
}
