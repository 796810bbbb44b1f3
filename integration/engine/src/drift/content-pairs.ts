import type { FileState } from '../git/files.ts';
import { type LineDiff, NO_LINES } from '../git/patch.ts';
import { oidOf } from './content-id.ts';
import type { Difference } from './differences.ts';

/** Two contents that differ, and how. */
export interface ContentPair {
  /** `null` where there was no file, or none with lines. */
  readonly before: string | null;
  readonly after: string | null;
  /** `null` while it is not known, and where one of the two contents is not here. */
  diff: LineDiff | null;
}

/** A difference, and what of it counts. */
export interface PairedDifference {
  readonly difference: Difference;
  /** The same, without what commits did that are to be ignored. */
  readonly counted: Difference;
  /** The contents that lie on both sides of that. */
  readonly pair: ContentPair;
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
