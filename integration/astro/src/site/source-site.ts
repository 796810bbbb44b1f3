import { type CitationState, worstOf } from '@astro-drift/engine/internal/citations/state';
import { sourceParam } from '../page/path-param.ts';
import { type CitingNote, listCitations } from '../source/citing-list.ts';
import { citingSpecs } from '../source/citing.ts';
import { type FolderEntry, SourceTree } from '../source/tree.ts';
import { siteState, viewOf } from './site-view.ts';

export type { CitationState } from '@astro-drift/engine/internal/citations/state';
export { fragmentOf } from '../page/links.ts';
export { announcementsIn } from '../source/announcements.ts';
export { type BaselineDifference, isMarked } from '../source/baselines.ts';
export type { CitingNote } from '../source/citing-list.ts';
export type { SourcePage } from '../source/page.ts';
export type { TreeLevel } from '../source/tree.ts';
export {
  describeDifference,
  describeLines,
  describeSize,
  describeState,
} from '../source/wording.ts';

/** The tree of the files that have a page, and of their folders. */
export const tree = viewOf(({ sources }) => new SourceTree(sources));

const citing = viewOf(({ report }) => citingSpecs(report));

/** Returns the documents that cite a file. */
export function citationsOf(path: string): CitingNote[] {
  return listCitations(path, citing().get(path) ?? []);
}

/** A file or folder in a list. A file has the number and the state of its citations. */
export interface ListedEntry extends FolderEntry {
  /** The number of places at which documents cite the file. */
  readonly places: number;
  /** The most serious state of these citations. */
  readonly state: CitationState;
}

/** The maximum number of entries that the page of a folder lists. */
const MOST_LISTED = 3000;

/** Returns the entries of a folder, and the number of entries that are left out. */
export function listFolder(path: string): { entries: ListedEntry[]; hidden: number } {
  const all = tree().list(path);
  const entries = all.slice(0, MOST_LISTED).map((entry): ListedEntry => {
    const notes = entry.fileCount === null ? citationsOf(entry.path) : [];
    return {
      ...entry,
      places: notes.reduce((sum, { places, hidden }) => sum + places.length + hidden, 0),
      state: worstOf(notes.map(({ worst }) => worst)),
    };
  });
  return { entries, hidden: all.length - entries.length };
}

/** The page of a file or folder, in the form that Astro expects from `getStaticPaths`. */
export interface SourceRoute {
  readonly params: { readonly path: string | undefined };
  readonly props: { readonly path: string; readonly isFolder: boolean };
}

/**
 * Returns all source pages: one for each file, and one for each folder that contains such files.
 */
export function sourceRoutes(): SourceRoute[] {
  const { sources } = siteState();
  if (sources.length === 0) return [];
  const route = (path: string, isFolder: boolean): SourceRoute => ({
    params: { path: path === '' ? undefined : sourceParam(path) },
    props: { path, isFolder },
  });
  return [
    ...sources.map((path) => route(path, false)),
    ...tree()
      .folders()
      .map((path) => route(path, true)),
  ];
}
