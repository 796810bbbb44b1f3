import type { FileState } from '../git/files.ts';
import { type LineDiff, NO_LINES } from '../git/patch.ts';
import { oidOf } from './content-id.ts';

/** Two contents that differ, and how. */
export interface ContentPair {
  /** The old blob id; `null` if there was no file, or a submodule. */
  readonly before: string | null;
  /** The current blob id; `null` if there is no file, or a submodule. */
  readonly after: string | null;
  /** `null` until it is computed, and if the clone lacks one of the contents. */
  diff: LineDiff | null;
}

const UNCHANGED: ContentPair = { before: null, after: null, diff: NO_LINES };

/** Every pair of contents that is asked about, once. */
export class ContentPairs {
  private readonly pairs = new Map<string, ContentPair>();

  /** The pair of what a file was and what it is. */
  add(before: FileState | null, after: FileState | null): ContentPair {
    const [old, now] = [oidOf(before), oidOf(after)];
    if (old === now) return UNCHANGED;
    const key = `${old ?? ''}:${now ?? ''}`;
    let pair = this.pairs.get(key);
    if (pair === undefined) this.pairs.set(key, (pair = { before: old, after: now, diff: null }));
    return pair;
  }

  /** All pairs of different contents, and the contents that they are made of. */
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
