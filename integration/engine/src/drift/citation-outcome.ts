import type { CitationState } from '../citations/state.ts';
import type { FileLines, FilePlace } from '../files/lines.ts';
import type { Significance } from './significances.ts';
import type { TrackedCitation } from './cited-files.ts';

/**
 * What happened to a citation. The lines are those that its author saw; `null` for a whole file.
 */
export interface CitationOutcome extends FileLines {
  readonly tracked: TrackedCitation;
  readonly state: CitationState;
  /** The current place of the lines. */
  readonly current: FilePlace | null;
  /** The cited lines hold nothing but comments. */
  readonly isComment?: boolean;
  /** The kind of edit, if the file is an input that changed. */
  readonly significance?: Significance | null;
}
