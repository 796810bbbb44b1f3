import { StringDecoder } from 'node:string_decoder';
import { type Commit, LogReader, RAW } from './commit.ts';
import type { Repository } from './repository.ts';

/** A commit, and an older one with which its files are compared. */
export interface CommitPair {
  readonly older: string;
  readonly newer: string;
}

/**
 * Compares the files of commits, in one process.
 *
 * @returns each newer commit with its changes against the older one, which counts as its only parent,
 *   by the id of the newer one
 */
export async function readTreeChanges(
  { git, zero }: Repository,
  pairs: readonly CommitPair[],
): Promise<ReadonlyMap<string, Commit>> {
  if (pairs.length === 0) return new Map();
  const reader = new LogReader(zero);
  const decoder = new StringDecoder('utf8');
  const input = pairs.map(({ older, newer }) => `${newer} ${older}\n`).join('');
  let rest = '';
  for await (const chunk of git.stream(['diff-tree', '--stdin', '-r', '--always', ...RAW], {
    input,
  })) {
    const tokens = (rest + decoder.write(chunk)).split('\0');
    rest = tokens.pop() ?? '';
    for (const token of tokens) reader.read(token);
  }
  reader.read(rest);
  return new Map(reader.commits.map((commit) => [commit.oid, commit]));
}
