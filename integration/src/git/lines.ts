import type { Repository } from './repository.ts';

/** A run of lines that was replaced: `oldCount` lines from `oldStart` by `newCount` from `newStart`. */
export interface Hunk {
  /** First line, counted from 1. With a count of 0, the line after which the text was inserted. */
  readonly oldStart: number;
  readonly oldCount: number;
  readonly newStart: number;
  readonly newCount: number;
}

/** How one blob differs from another, line by line. */
export interface LineDiff {
  readonly additions: number;
  readonly deletions: number;
  readonly hunks: readonly Hunk[];
  /** git takes one of the two for binary data, and counts no lines. */
  readonly binary: boolean;
}

/** Two contents of a file; `null` where there was no file. */
export interface BlobPair {
  readonly before: string | null;
  readonly after: string | null;
}

const NO_DIFFERENCE: LineDiff = { additions: 0, deletions: 0, hunks: [], binary: false };

/** The key under which {@link diffBlobs} files its result. */
export function pairKey({ before, after }: BlobPair): string {
  return `${before ?? ''}:${after ?? ''}`;
}

/**
 * Compares any number of pairs of blobs in two processes: the pairs become two flat trees in a
 * temporary object folder, and one `diff-tree` compares those.
 *
 * @param env where temporary objects live, as made by `withScratchObjects`
 */
export async function diffBlobs(
  repository: Repository,
  pairs: readonly BlobPair[],
  env: Readonly<Record<string, string>>,
): Promise<Map<string, LineDiff>> {
  const unique = [...new Map(pairs.map((pair) => [pairKey(pair), pair])).values()];
  const diffs = new Map<string, LineDiff>();
  const differing = unique.filter((pair) => {
    const equal = pair.before === pair.after;
    if (equal) diffs.set(pairKey(pair), NO_DIFFERENCE);
    return !equal;
  });
  if (differing.length === 0) return diffs;

  const [before, after] = await writeTrees(repository, differing, env);
  const patch = await repository.git.text(
    [
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
    { env },
  );
  for (const { name, diff } of parsePatch(patch)) {
    const pair = differing[Number(name)];
    if (pair) diffs.set(pairKey(pair), diff);
  }
  return diffs;
}

async function writeTrees(
  repository: Repository,
  pairs: readonly BlobPair[],
  env: Readonly<Record<string, string>>,
): Promise<[string, string]> {
  const tree = (side: keyof BlobPair): string =>
    pairs
      .map((pair, index) => (pair[side] === null ? '' : `100644 blob ${pair[side]}\t${index}\0`))
      .join('');
  const listed = await repository.git.text(['mktree', '--missing', '--batch', '-z'], {
    input: `${tree('before')}\0${tree('after')}\0`,
    env,
  });
  const [before = '', after = ''] = listed.trim().split('\n');
  return [before, after];
}

/** Reads a `-U0` patch of flat trees, whose file names are the numbers of the pairs. */
function* parsePatch(patch: string): Generator<{ name: string; diff: LineDiff }> {
  for (const section of `\n${patch}`.split('\ndiff --git ').slice(1)) {
    const name = /^\S+\/(\d+) /.exec(section)?.[1];
    if (name === undefined) continue;
    const hunks: Hunk[] = [];
    for (const match of section.matchAll(/\n@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/g)) {
      hunks.push({
        oldStart: Number(match[1]),
        oldCount: Number(match[2] ?? 1),
        newStart: Number(match[3]),
        newCount: Number(match[4] ?? 1),
      });
    }
    yield {
      name,
      diff: {
        additions: hunks.reduce((sum, hunk) => sum + hunk.newCount, 0),
        deletions: hunks.reduce((sum, hunk) => sum + hunk.oldCount, 0),
        hunks,
        binary: /\nBinary files [^\n]* differ/.test(section),
      },
    };
  }
}
