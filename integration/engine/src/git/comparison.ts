import * as z from 'zod';
import { expectAnswers } from './errors.ts';
import type { FileState } from './files.ts';
import { type FileChange, parseStates } from './commit.ts';
import type { Repository } from './repository.ts';

/**
 * Compares each of the given commits with HEAD, in one process.
 *
 * @returns for each commit, the files that differ from HEAD, in their state at that commit; `null`
 *   if a file did not exist there
 */
export async function compareWithHead(
  repository: Repository,
  head: string,
  oids: readonly string[],
): Promise<Map<string, Map<string, FileState | null>>> {
  const states = new Map<string, Map<string, FileState | null>>();
  if (oids.length === 0) return states;
  const listed = await repository.git.text(
    ['diff-tree', '--stdin', '-r', '-z', '--raw', '--no-renames', '--no-abbrev', '--always'],
    { input: oids.map((oid) => `${head} ${oid}\n`).join('') },
  );
  let files = new Map<string, FileState | null>();
  const tokens = listed.split('\0');
  for (let at = 0; at < tokens.length; at++) {
    const token = (tokens[at] ?? '').replace(/^\n/, '');
    if (token.startsWith(':')) {
      const change: Omit<FileChange, 'path'> = parseStates(token, repository.zero);
      files.set(tokens[++at] ?? '', change.before);
    } else if (token !== '') {
      files = new Map();
      states.set(oids[states.size] ?? '', files);
    }
  }
  expectAnswers('diff-tree', states.size, oids.length);
  return states;
}

/**
 * Returns the newest commit that all of the given ones have in their past; `null` if there is none.
 */
export async function commonAncestor(
  repository: Repository,
  oids: readonly string[],
): Promise<string | null> {
  const known = await repository.facts.table('common-ancestors', z.string().nullable());
  const key = oids.toSorted().join(' ');
  const remembered = repository.shallow ? undefined : known.get(key);
  if (remembered !== undefined) return remembered;
  const found = await repository.git.answer(['merge-base', '--octopus', ...oids]);
  const ancestor = found?.trim() ?? null;
  // In a shallow clone, the answer may change when history is fetched.
  if (!repository.shallow) known.set(key, ancestor);
  return ancestor;
}
