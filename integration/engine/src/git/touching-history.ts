import * as z from 'zod';
import { checksumOf } from '../cache/cache-file.ts';
import { type Commit, parseLog, RAW } from './commit.ts';
import { GitError } from './errors.ts';
import { type KnownLog, LogMemory } from './known-log.ts';
import type { Repository } from './repository.ts';

const memory = new LogMemory(z.object({ tip: z.string() }), (log, { zero }): readonly Commit[] =>
  parseLog(log, zero),
);

type Touching = KnownLog<{ readonly tip: string }, readonly Commit[]>;

/**
 * Reads the commits that changed one of the given paths, newest first. Every commit stands before
 * its parents, whatever the clocks said. A merge counts only for files in which it differs from all
 * of its parents. What it only brings in belongs to the commits of the merged branch. Branches
 * without an effect on the paths are left out, as `git log` does with paths.
 *
 * From git, it only reads the commits that no earlier run has read, unless they contain merges that
 * may change which older commits count.
 *
 * @param repository its revision is the id of a commit
 */
export async function readTouching(
  repository: Repository,
  pathspecs: readonly string[],
): Promise<readonly Commit[]> {
  if (pathspecs.length === 0) return [];
  const name = `touching-${checksumOf(pathspecs.join('\n'))}`;
  const { revision: tip } = repository;
  const stored = await memory.recall(name, repository);
  if (stored?.header.tip === tip) return stored.commits;
  const moved = stored && (await tryToMove(repository, stored, pathspecs));
  if (moved !== null) {
    await memory.remember(name, repository, moved, moved.log !== null);
    return moved.commits;
  }
  const log = await read(repository, pathspecs, ['--diff-merges=combined', tip]);
  const commits = parseLog(log, repository.zero);
  await memory.remember(name, repository, { header: { tip }, log, commits }, true);
  return commits;
}

async function read(
  { git }: Repository,
  pathspecs: readonly string[],
  range: readonly string[],
): Promise<string> {
  return git.text(['log', ...RAW, '--topo-order', ...range, '--', ...pathspecs]);
}

async function tryToMove(
  repository: Repository,
  stored: Touching,
  pathspecs: readonly string[],
): Promise<Touching | null> {
  try {
    return await move(repository, stored, pathspecs);
  } catch (error) {
    // The clone lacks the commit with which the stored list begins.
    if (error instanceof GitError) return null;
    throw error;
  }
}

/**
 * Makes the list for the revision from that for another commit. Returns `null` if only a look at the
 * whole history can tell which older commits count.
 */
async function move(
  repository: Repository,
  { header, commits, log }: Touching,
  pathspecs: readonly string[],
): Promise<Touching | null> {
  const { revision: tip, zero } = repository;
  const { added, removed } = await readDifference(repository, header.tip);
  const addedTo = isLinear(added) ? endOf(added, tip) : null;
  const removedTo = isLinear(removed) ? endOf(removed, header.tip) : null;
  if (addedTo !== null && addedTo === removedTo) {
    const fresh = await read(repository, pathspecs, [tip, `^${addedTo}`]);
    const gone = new Set(removed.map(({ oid }) => oid));
    return {
      header: { tip },
      commits: [...parseLog(fresh, zero), ...commits.filter(({ oid }) => !gone.has(oid))],
      log: gone.size > 0 || log === null ? null : `${fresh}\0${log}`,
    };
  }
  if (removed.length > 0 || !isOnLine(header.tip, tip, added)) return null;
  // Without changes of the paths on the way, git follows the first-parent line to the older commit.
  const changes = await read(repository, pathspecs, [
    '--full-history',
    '--diff-merges=first-parent',
    tip,
    `^${header.tip}`,
  ]);
  return changes === '' ? { header: { tip }, commits, log } : null;
}

/** A commit and its parents. */
interface Link {
  readonly oid: string;
  readonly parents: readonly string[];
}

/** Reads the commits that only one of two commits can reach, newest first. */
async function readDifference(
  { git, revision }: Repository,
  known: string,
): Promise<{ added: readonly Link[]; removed: readonly Link[] }> {
  const listed = await git.text([
    'log',
    '-z',
    '--topo-order',
    '--left-right',
    '--format=%m %H %P',
    `${revision}...${known}`,
    '--',
  ]);
  const links = listed
    .split('\0')
    .filter(Boolean)
    .map((entry) => entry.trim().split(' '))
    .map(([side = '', oid = '', ...parents]) => ({ side, oid, parents }));
  return {
    added: links.filter(({ side }) => side === '<'),
    removed: links.filter(({ side }) => side === '>'),
  };
}

/** Whether each commit has the next one as its only parent. */
function isLinear(links: readonly Link[]): boolean {
  return links.every(({ parents }, index) => {
    const next = links[index + 1];
    return parents.length === 1 && (next === undefined || parents[0] === next.oid);
  });
}

/** Returns the commit from which linear commits start. */
function endOf(links: readonly Link[], tip: string): string | null {
  return links.length === 0 ? tip : (links.at(-1)?.parents[0] ?? null);
}

/** Whether a commit is on the first-parent line of another one. */
function isOnLine(oid: string, tip: string, links: readonly Link[]): boolean {
  const byOid = new Map(links.map((link) => [link.oid, link]));
  let next: string | undefined = tip;
  while (next !== undefined && next !== oid) next = byOid.get(next)?.parents[0];
  return next === oid;
}
