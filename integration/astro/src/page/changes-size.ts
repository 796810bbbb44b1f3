import type { ChangeReport, SpecReport } from '@astro-drift/engine/internal/report/schema';
import { describeSymbols } from '@astro-drift/engine/internal/report/symbols';

/*
 * What keeps the page of a spec below 1.5 MB, whatever changed. The list of changed files, their
 * sections without diffs, and the citations get what they need, up to these counts; the diffs share
 * the rest.
 */

/** The maximum number of changed files with a section of their own. */
const SECTIONS = 200;

/** The maximum number of changed files in the list above the sections. */
export const MOST_FILES = 1000;

/** The maximum number of commits listed for one file. */
export const MOST_COMMITS = 5;

/** The maximum number of citations, and of documents, in a list. */
export const MOST_CITATIONS = 300;

/** The maximum size in bytes of all that a page shows of files: their list, sections and diffs. */
const FILES = 1_300_000;

/**
 * The maximum size in bytes of the diffs of all specs, so that a thousand pages do not repeat the
 * same changes.
 */
const SITE = 100_000_000;

/** The estimated markup in bytes of a file in the list, of a file's section, and of a commit. */
const LISTING = 250;
const SECTION = 1000;
const COMMIT = 200;

/** How often a section repeats the path of its file. */
const NAMES = 8;

/** Whether a file has a section, by its position from 0. */
export function hasSection(index: number): boolean {
  return index < SECTIONS;
}

/**
 * The number of bytes left for the diffs of a spec.
 *
 * @param paths of its changed files, in the order of the page
 * @param pages the number of specs that have changed files
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
