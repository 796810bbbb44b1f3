import type { ChangeReport, SpecReport } from '@astro-drift/engine/internal/report/schema';
import { describeSymbols } from '@astro-drift/engine/internal/report/symbols';

/*
 * What keeps the page of a spec below 1.5 MB, whatever changed. The list of changed files, their
 * sections without diffs, and the citations get what they need, up to these counts; the diffs share
 * the rest.
 */

/** Changed files with a section of their own. */
const SECTIONS = 200;

/** Changed files in the list above the sections. */
export const MOST_FILES = 1000;

/** Commits named for one file. */
export const MOST_COMMITS = 5;

/** Citations in the list of those that no longer hold, and documents of a list. */
export const MOST_CITATIONS = 300;

/** Bytes that files share: their list, their sections and their diffs. */
const FILES = 1_300_000;

/** Bytes that the diffs of all specs share, lest a thousand pages show the same changes in full. */
const SITE = 100_000_000;

/** Bytes of markup around what is written of a file in the list, in its section, and of a commit. */
const LISTING = 250;
const SECTION = 1000;
const COMMIT = 200;

/** How often a section names its file. */
const NAMES = 8;

/** Whether a file, by its place among all from 0, has a section. */
export function hasSection(index: number): boolean {
  return index < SECTIONS;
}

/**
 * The bytes that are left for the diffs of a spec's changed files.
 *
 * @param paths of these files, in the order of the page
 * @param pages how many specs have changed files
 */
export function roomForDiffs(
  { changes }: SpecReport,
  paths: readonly string[],
  pages: number,
): number {
  const byPath = new Map(changes.map((change) => [change.path, change]));
  const sizes = paths.slice(0, MOST_FILES).map((path, index) => {
    const listing = LISTING + 2 * Buffer.byteLength(path);
    return listing + (hasSection(index) ? sectionSize(path, byPath.get(path)) : 0);
  });
  const room = sizes.reduce((left, size) => left - size, FILES);
  return Math.min(room, Math.floor(SITE / pages));
}

function sectionSize(path: string, change: ChangeReport | undefined): number {
  const commits = change?.commits.slice(0, MOST_COMMITS) ?? [];
  const words = [
    ...commits.flatMap(({ subject, author }) => [subject, author]),
    ...(change === undefined ? [] : [...describeSymbols(change), ...change.owners]),
  ];
  const size = SECTION + NAMES * Buffer.byteLength(path) + COMMIT * commits.length;
  return words.reduce((sum, text) => sum + Buffer.byteLength(text), size);
}
