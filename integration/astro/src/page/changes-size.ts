import { commitsAt } from '@astro-drift/engine/internal/report/commit-table';
import type {
  ChangeReport,
  CommitReport,
  SpecReport,
} from '@astro-drift/engine/internal/report/schema';
import { describeSymbols } from '@astro-drift/engine/internal/report/symbols';

/* These limits keep the page of a spec below 1.5 MB, whatever changed. The list of changed
   files, their sections and the citations get the room they need, up to the maximum numbers.
   The diffs share the room that is left. */

/** The maximum number of changed files that have a section of their own. */
const SECTIONS = 200;

/** The maximum number of changed files in the list above the sections. */
export const MOST_FILES = 1000;

/** The maximum number of commits that are listed for one file. */
export const MOST_COMMITS = 5;

/** The maximum number of citations in a list. A list of documents has the same maximum. */
export const MOST_CITATIONS = 300;

/**
 * The maximum size in bytes of everything that a page shows about changed files: their list, their
 * sections and their diffs.
 */
const FILES = 1_300_000;

/**
 * The maximum size of the diffs on all pages of specs together, in bytes. Otherwise, a thousand
 * pages could repeat the same diffs.
 */
const SITE = 100_000_000;

/**
 * The estimated size of markup, in bytes: of a file in the list, of a file's section, and of a
 * commit.
 */
const LISTING = 250;
const SECTION = 1000;
const COMMIT = 200;

/** The number of times that a section contains the path of its file. */
const NAMES = 8;

/** Returns whether a file has a section of its own. `index` is its position, from 0. */
export function hasSection(index: number): boolean {
  return index < SECTIONS;
}

/**
 * Returns the number of bytes that are left for the diffs on the page of a spec.
 *
 * @param commits the commits of the report
 * @param paths the paths of the changed files, in the order of the page
 * @param pages the number of specs that have changed files
 */
export function roomForDiffs(
  { changes }: SpecReport,
  commits: readonly CommitReport[],
  paths: readonly string[],
  pages: number,
): number {
  const byPath = new Map(changes.map((change) => [change.path, change]));
  const sizes = paths.slice(0, MOST_FILES).map((path, index) => {
    const listing = LISTING + 2 * Buffer.byteLength(path);
    return listing + (hasSection(index) ? sectionSize(path, byPath.get(path), commits) : 0);
  });
  const room = sizes.reduce((left, size) => left - size, FILES);
  return Math.min(room, Math.floor(SITE / pages));
}

function sectionSize(
  path: string,
  change: ChangeReport | undefined,
  table: readonly CommitReport[],
): number {
  const commits = commitsAt(change?.commits.slice(0, MOST_COMMITS) ?? [], table);
  const words = [
    ...commits.flatMap(({ subject, author }) => [subject, author]),
    ...(change === undefined ? [] : [...describeSymbols(change), ...change.owners]),
  ];
  const size = SECTION + NAMES * Buffer.byteLength(path) + COMMIT * commits.length;
  return words.reduce((sum, text) => sum + Buffer.byteLength(text), size);
}
