import { isMarkdown } from '../documents/format.ts';
import type { FileTree } from '../files/file-tree.ts';
import { type Deepened, deepen, fetchTrees } from '../git/fetch.ts';
import type { Repository } from '../git/repository.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { withTemporaryObjects } from '../git/temporary-objects.ts';
import { kindOf } from '../specs/kinds.ts';
import type { FoundSpecs } from '../specs/reader.ts';
import type { Spec } from '../specs/spec.ts';
import { type FoundAcceptances, readAcceptances } from './acceptances.ts';
import {
  type Lack,
  type PagePaths,
  type PlacedAcceptances,
  placeAcceptances,
  placeHeadings,
} from './placed-acceptances.ts';
import { WHOLE_HISTORY } from './completion.ts';
import { findRenamedHeadings } from './renamed-headings.ts';
import { findRenamedPages } from './renamed-pages.ts';

/** The acceptances, and the repository with the history that had to be fetched. */
export interface AcceptancesFound extends PlacedAcceptances {
  readonly repository: Repository;
}

/** History is fetched from this many seconds before the oldest acceptance, because clocks differ. */
const MARGIN = 30 * 86_400;

/**
 * Reads all acceptances, also those of pages and headings that were renamed since. git runs only if
 * there are acceptances of pages or sections that do not exist. If the clone lacks the history that
 * tells whether a page was renamed and may fetch it, the history is fetched: first back to the
 * oldest of these acceptances, then all of it.
 */
export async function findAcceptances(
  repository: Repository,
  snapshot: Snapshot,
  files: FileTree,
  { specs, problems }: Pick<FoundSpecs, 'specs' | 'problems'>,
): Promise<AcceptancesFound> {
  const unreadable = problems.filter(({ minor }) => minor !== true).map(({ file }) => file);
  const found = withoutUnreadable(await readAcceptances(files, specs), unreadable);
  let known = repository;
  let placed = placeAcceptances(found, await readPagePaths(known, snapshot, found, specs));
  const since = Math.min(...found.orphans.map(({ acceptance }) => acceptance.time)) - MARGIN;
  for (const time of repository.mayFetch ? [since, null] : []) {
    if (placed.untold.length === 0) break;
    const fetched = await fetchHistory(known, time);
    if (fetched === null) continue;
    if ('problem' in fetched) break;
    known = fetched.repository;
    placed = placeAcceptances(found, await readPagePaths(known, snapshot, found, specs));
  }
  const headings = await findRenamedHeadings(known, snapshot, files, placed.bySection);
  return { ...placeHeadings(placed, headings, lackOf(known)), repository: known };
}

/** Fetches history back to a time, or all of it. Returns `null` if this cannot bring anything. */
async function fetchHistory(
  repository: Repository,
  since: number | null,
): Promise<Deepened | null> {
  if (repository.shallow) return deepen(repository, since);
  return repository.remote?.omits === 'trees' && since === null ? fetchTrees(repository) : null;
}

/** Says what a clone lacks. It is of no interest for a clone that has everything. */
function lackOf({ shallow, remote }: Repository): Lack {
  if (shallow) return { reason: 'the clone is shallow', fix: WHOLE_HISTORY };
  const what = remote?.omits === 'trees' ? 'the lists of files of older commits' : 'older contents';
  return {
    reason: `the clone leaves out ${what}`,
    fix: 'Allow `fetch`, or clone without `--filter`.',
  };
}

/** Reads what tells the current paths of pages that were accepted under other paths. */
async function readPagePaths(
  repository: Repository,
  snapshot: Snapshot,
  found: FoundAcceptances,
  specs: readonly Spec[],
): Promise<PagePaths> {
  const lack = lackOf(repository);
  const former = found.orphans.map(({ about }) => about).filter(isMarkdown);
  if (former.length === 0 || snapshot.head === null) {
    return { renamed: new Map(), holders: new Map(), untold: new Set(), lack };
  }
  const pages = specs.filter((spec) => kindOf(spec).isOwnDocument).map(({ file }) => file);
  const uncommitted = pages.filter((page) => snapshot.isUncommitted(page));
  if (uncommitted.length > 0) {
    await withTemporaryObjects(repository, (session) => snapshot.settle(uncommitted, session));
  }
  const gone = [...new Set(former)].filter((path) => !snapshot.exists(path));
  const followed = await findRenamedPages(repository, snapshot, gone, pages);
  const holders = Map.groupBy(pages, (page) => snapshot.stateOf(page)?.oid ?? '');
  return { ...followed, holders, lack };
}

/**
 * Removes from the list the acceptances of specs that exist but cannot be read. They count again
 * when the spec is corrected.
 */
function withoutUnreadable(
  found: FoundAcceptances,
  unreadable: readonly string[],
): FoundAcceptances {
  const isUnread = (about: string): boolean =>
    unreadable.some((file) => file === about || file.endsWith(`/${about}.md`));
  return { ...found, orphans: found.orphans.filter(({ about }) => !isUnread(about)) };
}
