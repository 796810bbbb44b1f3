import type { RowChanges } from '../code/rows.ts';
import type { Significance } from '../code/significances.ts';
import type { SymbolChanges } from '../code/symbols.ts';
import type { FileChange } from '../facts/file-change.ts';
import type { FileState } from '../git/files.ts';
import type { DatedCommit } from '../git/commit.ts';
import type { Role } from '../specs/spec.ts';
import type { ContentPair } from './content-pairs.ts';

/**
 * An input that differs from its baseline.
 *
 * The stages of the pipeline fill in the fields, one stage after the other: first those of
 * {@link FoundChange}, then those of {@link ComparedChange}, and last the ones that depend on the
 * spec.
 */
export interface Change {
  /** The current path; the old path if the file is gone. */
  readonly path: string;
  /** The old path of a renamed file; `null` for other files. */
  readonly previousPath: string | null;
  readonly role: Role;
  readonly kind: 'modified' | 'added' | 'deleted' | 'renamed';
  /** The file at the baseline; `null` if it did not exist. */
  readonly before: FileState | null;
  /** The current file; `null` if it is gone. */
  readonly after: FileState | null;
  /** The file was an input at the baseline, and still is one. */
  readonly stays: boolean;

  /** Both contents without the edits of ignored commits, and their diff. */
  readonly pair: ContentPair;
  /** The kind of edit; `null` if the content is the same. */
  readonly significance: Significance | null;
  /** The language of the parsed file; `null` if it was compared as text. */
  readonly language: string | null;
  readonly symbols: SymbolChanges;
  /** The changed rows of a data file such as CSV; `null` for other files. */
  readonly rows: RowChanges | null;
  /** The facts that changed in the file; `null` if no facts are read from such a file. */
  readonly facts: FileChange | null;
  /**
   * The current text of the part that is the input. It is not set if the whole file is the input.
   */
  readonly part?: string;
  /** Only ignored commits changed the file. */
  readonly ignored: boolean;
  /** The clone lacks one of the contents, so that the change cannot be compared. */
  readonly unread: boolean;

  /** The commits that changed the file since the baseline, newest first. */
  readonly commits: readonly DatedCommit[];
  /** The file has edits that are not committed. */
  readonly uncommitted: boolean;
  /** The change makes the spec drift. */
  readonly significant: boolean;
}

/** A change as it is found by comparing blob ids, before contents are read. */
export type FoundChange = Pick<
  Change,
  'path' | 'previousPath' | 'role' | 'kind' | 'before' | 'after' | 'stays'
>;

/** A change whose contents have been compared. Whether it counts as drift is not decided yet. */
export type ComparedChange = Omit<Change, 'commits' | 'uncommitted' | 'significant'>;

/** The change of the content of a file, whether the file is an input or not. */
export type ContentChange = Pick<Change, 'path' | 'previousPath' | 'before' | 'after' | 'pair'>;

/**
 * The fields of a change that follow from its contents: what kind of edit it is, and what it
 * changed.
 */
export type Assessment = Pick<Change, 'significance' | 'language' | 'symbols' | 'rows' | 'facts'>;
