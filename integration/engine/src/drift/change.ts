import type { RowChanges } from '../code/rows.ts';
import type { Significance } from '../code/significances.ts';
import type { SymbolChanges } from '../code/symbols.ts';
import type { FileChange } from '../facts/file-change.ts';
import type { FileState } from '../git/files.ts';
import type { DatedCommit } from '../git/history.ts';
import type { Role } from '../specs/spec.ts';
import type { ContentPair } from './content-pairs.ts';

/**
 * An input that differs from its baseline.
 *
 * The stages of the pipeline fill it in, one after the other: {@link FoundChange},
 * {@link ComparedChange}, and last what the spec decides.
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

  /** The contents without the edits of ignored commits, and how they differ. */
  readonly pair: ContentPair;
  /** The kind of edit; `null` if the content is the same. */
  readonly significance: Significance | null;
  /** The language of the parsed file; `null` if it was compared as text. */
  readonly language: string | null;
  readonly symbols: SymbolChanges;
  /** Changed rows of a data file such as CSV; `null` for other files. */
  readonly rows: RowChanges | null;
  /** What changed in the facts of the file; `null` for a file that is not read for facts. */
  readonly facts: FileChange | null;
  /** The current text of the part that is the input; not set if the whole file is the input. */
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

/** A change as it is found by blob ids, before contents are read. */
export type FoundChange = Pick<
  Change,
  'path' | 'previousPath' | 'role' | 'kind' | 'before' | 'after' | 'stays'
>;

/** A change with compared contents, before it is known what the spec counts as drift. */
export type ComparedChange = Omit<Change, 'commits' | 'uncommitted' | 'significant'>;

/** The changed content of any file, whether it is an input or not. */
export type ContentChange = Pick<Change, 'path' | 'previousPath' | 'before' | 'after' | 'pair'>;

/** What kind of edit a change of a content is. */
export type Assessment = Pick<Change, 'significance' | 'language' | 'symbols' | 'rows' | 'facts'>;
