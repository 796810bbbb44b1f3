import type { Significance } from '../code/significances.ts';
import type { Reference } from '../documents/references.ts';
import type { FilePlace } from '../files/lines.ts';
import type { FileState } from '../git/files.ts';
import type { Role } from '../specs/spec.ts';
import type { AuthoredState } from './authored-state.ts';
import type { Fits } from './choose-file.ts';
import type { CitationState } from './state.ts';

/**
 * A reference in a document to a file of the repository, to lines of the file, or to a definition
 * in it. A reference to several runs of lines becomes several citations.
 *
 * The stages of the pipeline fill in the fields, one stage after the other: first those of
 * {@link FoundCitation}, then those of {@link TrackedCitation} and {@link JudgedCitation}, and last
 * `stale`.
 */
export interface Citation {
  /** The text of the citation, and its place in the document. */
  readonly reference: Reference;
  /** The path of the cited file, relative to the repository. */
  readonly path: string;
  /** The files that the written path may mean. Which one it means depends on when it was written. */
  readonly fits: Fits;
  /** The commit to which a link to a forge is pinned, as it is written; `null` for all others. */
  readonly pinned: string | null;
  /**
   * The first and the last line as the author saw them. Both are `null` if the whole file is cited.
   * The lines of a definition are `null` until the citation is judged.
   */
  readonly startLine: number | null;
  readonly endLine: number | null;
  /** The cited definition, such as `AuthConfig` in `path#AuthConfig`; `null` if none is cited. */
  readonly symbol: string | null;

  /** The other files that the text fits as well as {@link path}. Usually there are none. */
  readonly others: readonly string[];
  /** The state of the repository that the author saw. */
  readonly authored: AuthoredState;
  /** The file as the author saw it; `null` if it did not exist, `undefined` if it is not known. */
  readonly before: FileState | null | undefined;
  /** The current file; `null` if it is gone. */
  readonly after: FileState | null;
  /** The current path of the file; the cited path if the file is gone. */
  readonly currentPath: string;
  /** The role of the current file in the spec; `null` if it is no input. */
  readonly role: Role | null;

  readonly state: CitationState;
  /** Where the cited lines are now. It is `null` if they are gone. */
  readonly current: FilePlace | null;
  /** The cited lines are known to hold nothing but comments. */
  readonly isComment: boolean;
  /** The section was reviewed after the cited lines had changed. Then the change does not count. */
  readonly isReviewed: boolean;
  /**
   * What kind of edit changed the file. `null` if the file is no input, or if the state is not
   * `changed`.
   */
  readonly significance: Significance | null;

  /** The lines changed or are gone, and that counts as drift. */
  readonly stale: boolean;
  /**
   * The file or the name that was perhaps meant, if the citation leads to none; `null` if nothing is
   * like it.
   */
  readonly suggestion: string | null;
}

/** A citation as it is found in a document. */
export type FoundCitation = Pick<
  Citation,
  'reference' | 'path' | 'fits' | 'pinned' | 'startLine' | 'endLine' | 'symbol'
>;

/** A citation with its file, both as the author saw it and as it is now. */
export type TrackedCitation = FoundCitation &
  Pick<Citation, 'others' | 'authored' | 'before' | 'after' | 'currentPath' | 'role'>;

/** A citation with its state, before it is known which edits count as drift. */
export type JudgedCitation = Omit<Citation, 'stale'>;
