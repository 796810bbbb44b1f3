import type { DatedCommit } from '../git/history.ts';
import type { Assessment } from './assessment.ts';
import type { Difference } from './differences.ts';
import type { ContentPair } from './content-pairs.ts';

/** A difference, measured and judged by what is in the files. */
export interface ComparedDifference extends Difference, Assessment {
  /** The contents that count, and how they differ. */
  readonly pair: ContentPair;
  /** What the part that is the input says now; not set if the whole file is the input. */
  readonly part?: string;
  /** Nothing but commits that are to be ignored changed it. */
  readonly ignored: boolean;
  /** The clone lacks one of the contents, so that there is no telling what the difference is. */
  readonly unread: boolean;
}

/** The same, judged by what a spec takes for drift. */
export interface MeasuredDifference extends ComparedDifference {
  /** The commits that changed the file since the baseline, newest first. */
  readonly commits: readonly DatedCommit[];
  readonly uncommitted: boolean;
  /** It makes the spec drift. */
  readonly significant: boolean;
}
