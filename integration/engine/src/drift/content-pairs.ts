import type { FileState } from '../git/files.ts';
import { type LineDiff, NO_LINES } from '../git/patch.ts';
import { oidOf } from './content-id.ts';

/** The old and the current content of a file, and their diff. */
export interface ContentPair {
  /** The old blob id; `null` if there was no file, or a submodule. */
  readonly before: string | null;
  /** The current blob id; `null` if there is no file, or a submodule. */
  readonly after: string | null;
  /** The diff; `null` before it is computed, or if the clone lacks one of the contents. */
  diff: LineDiff | null;
}

const UNCHANGED: ContentPair = { before: null, after: null, diff: NO_LINES };

/** Collects pairs of contents, each pair once, so that all diffs can be computed together. */
export class ContentPairs {
  private readonly pairs = new Map<string, ContentPair>();

  /**
   * Returns the pair of the old and the current content of a file. A new pair is added to the list.
   */
  add(before: FileState | null, after: FileState | null): ContentPair {
    const [old, now] = [oidOf(before), oidOf(after)];
    if (old === now) return UNCHANGED;
    const key = `${old ?? ''}:${now ?? ''}`;
    let pair = this.pairs.get(key);
    if (pair === undefined) this.pairs.set(key, (pair = { before: old, after: now, diff: null }));
    return pair;
  }

  /** Returns all pairs of different contents, and the ids of these contents. */
  list(): { readonly pairs: ContentPair[]; readonly oids: Set<string> } {
    const pairs = [...this.pairs.values()];
    const oids = new Set<string>();
    for (const { before, after } of pairs) {
      if (before !== null) oids.add(before);
      if (after !== null) oids.add(after);
    }
    return { pairs, oids };
  }
}
