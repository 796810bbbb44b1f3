import type { CitationState } from '../citations/state.ts';
import type { FileLines, FilePlace } from '../files/lines.ts';
import type { Significance } from './significances.ts';
import type { TrackedCitation } from './cited-files.ts';

/** What became of a citation, and the lines that its author saw; these are `null` for a whole file. */
export interface CitationFate extends FileLines {
  readonly tracked: TrackedCitation;
  readonly state: CitationState;
  /** Where the lines are now. */
  readonly current: FilePlace | null;
  /** What the change of the file amounts to, where that was looked at. */
  readonly significance?: Significance | null;
}
