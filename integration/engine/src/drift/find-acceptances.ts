import { isMarkdown } from '../documents/format.ts';
import type { FileTree } from '../files/file-tree.ts';
import type { Repository } from '../git/repository.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { withTemporaryObjects } from '../git/temporary-objects.ts';
import { kindOf } from '../specs/kinds.ts';
import type { FoundSpecs } from '../specs/reader.ts';
import type { Spec } from '../specs/spec.ts';
import { type FoundAcceptances, readAcceptances } from './acceptances.ts';
import {
  type PagePaths,
  type PlacedAcceptances,
  placeAcceptances,
  placeHeadings,
} from './placed-acceptances.ts';
import { findRenamedHeadings } from './renamed-headings.ts';
import { findRenamedPages } from './renamed-pages.ts';

/**
 * Reads all acceptances, also those of pages and headings that were renamed since. git runs only if
 * there are acceptances of pages or sections that do not exist.
 */
export async function findAcceptances(
  repository: Repository,
  snapshot: Snapshot,
  files: FileTree,
  { specs, problems }: Pick<FoundSpecs, 'specs' | 'problems'>,
): Promise<PlacedAcceptances> {
  const unreadable = problems.filter(({ minor }) => minor !== true).map(({ file }) => file);
  const found = withoutUnreadable(await readAcceptances(files, specs), unreadable);
  const placed = placeAcceptances(found, await readPagePaths(repository, snapshot, found, specs));
  const headings = await findRenamedHeadings(repository, snapshot, files, placed.bySection);
  return headings.length === 0 ? placed : placeHeadings(placed, headings);
}

/** Reads what tells the current paths of pages that were accepted under other paths. */
async function readPagePaths(
  repository: Repository,
  snapshot: Snapshot,
  found: FoundAcceptances,
  specs: readonly Spec[],
): Promise<PagePaths> {
  const former = found.orphans.map(({ about }) => about).filter(isMarkdown);
  if (former.length === 0 || snapshot.head === null) {
    return { renamed: new Map(), holders: new Map() };
  }
  const pages = specs.filter((spec) => kindOf(spec).isOwnDocument).map(({ file }) => file);
  const uncommitted = pages.filter((page) => snapshot.isUncommitted(page));
  if (uncommitted.length > 0) {
    await withTemporaryObjects(repository, (session) => snapshot.settle(uncommitted, session));
  }
  const gone = [...new Set(former)].filter((path) => !snapshot.exists(path));
  const renamed = await findRenamedPages(repository, snapshot, gone, pages);
  const holders = Map.groupBy(pages, (page) => snapshot.stateOf(page)?.oid ?? '');
  return { renamed, holders };
}

/**
 * Takes out the acceptances of specs that exist, but cannot be read. They are not about nothing,
 * and count again when the spec is corrected.
 */
function withoutUnreadable(
  found: FoundAcceptances,
  unreadable: readonly string[],
): FoundAcceptances {
  const isUnread = (about: string): boolean =>
    unreadable.some((file) => file === about || file.endsWith(`/${about}.md`));
  return { ...found, orphans: found.orphans.filter(({ about }) => !isUnread(about)) };
}
