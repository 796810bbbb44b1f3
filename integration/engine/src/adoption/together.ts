import { isOfAnyProject } from '../citations/reader-files.ts';
import { isMarkdown } from '../documents/format.ts';
import { nameOf } from '../files/name.ts';
import type { ChangeSet } from './change-set.ts';
import type { Clue } from './clue.ts';

/** A commit with more sources than this says nothing about any of them. */
const MOST_FILES = 40;

/** After the first common commit, so many more are needed until they are no chance. */
const CERTAIN = 4;

/** The share of what common changes say of a file that changes for many reasons. */
const MANIFEST = 0.5;

/** The smallest share of a page's changes in which a file has to change as well. */
const MIN_SHARE = 0.25;

/** The weight if nothing changes but the page and the file. */
const STRONGEST = 4;

/** Knows which files changed together with which pages. */
export class CommonChanges {
  /** The changes of each file. */
  private readonly totals = new Map<string, number>();
  private readonly byPage = new Map<string, Changes>();

  /** @param isSource whether a file can be a source of a page */
  constructor(sets: readonly ChangeSet[], isSource: (path: string) => boolean) {
    for (const set of sets) {
      const sources = [...set].filter(isSource);
      for (const path of sources) this.totals.set(path, (this.totals.get(path) ?? 0) + 1);
      if (sources.length === 0 || sources.length > MOST_FILES) continue;
      // The more files a commit changed, the less it says about each of them.
      const weight = 1 / Math.max(1, Math.log2(sources.length));
      for (const page of [...set].filter((path) => isMarkdown(path))) {
        const changes: Changes = this.byPage.get(page) ?? { count: 0, files: new Map() };
        this.byPage.set(page, changes);
        changes.count++;
        for (const path of sources) {
          const { count, weight: before } = changes.files.get(path) ?? { count: 0, weight: 0 };
          changes.files.set(path, { count: count + 1, weight: before + weight });
        }
      }
    }
  }

  /** Finds the files that changed together with a page. */
  of(page: string): Clue[] {
    const changes = this.byPage.get(page);
    if (changes === undefined) return [];
    return [...changes.files]
      .filter(([, { count }]) => count > 1 && count >= changes.count * MIN_SHARE)
      .map(([path, { count, weight }]) => {
        // A file that changes with everything says little about one page.
        const share = count / (this.totals.get(path) ?? count);
        const closeness = (weight / changes.count) * Math.sqrt(share);
        return {
          path,
          weight:
            STRONGEST *
            closeness *
            Math.min(1, (count - 1) / CERTAIN) *
            (isOfAnyProject(nameOf(path)) ? MANIFEST : 1),
          reason: `changed with this page in ${count} of ${changes.count} commits`,
        };
      });
  }
}

interface Changes {
  /** The number of commits that changed the page and sources. */
  count: number;
  readonly files: Map<string, { readonly count: number; readonly weight: number }>;
}
