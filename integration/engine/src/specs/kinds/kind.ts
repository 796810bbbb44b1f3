import type { Completion, Spec, SpecProblem } from '../spec.ts';

/** A spec, and what of its declaration cannot be used. */
export interface ReadSpec {
  readonly spec: Spec;
  readonly problems: SpecProblem[];
  /** The text whose first heading is the title; `null` if the title is known. */
  readonly untitled: string | null;
}

/**
 * Where the files of a kind are: below the folders of the option `specs`, or among the pages that
 * the option `pages` selects. `line` is an extended regular expression that git and JavaScript
 * understand; each such page has a line that matches it.
 */
export type Candidates =
  { readonly in: 'folders' } | { readonly in: 'pages'; readonly line: string };

/**
 * A kind of spec: how its files are found and read, what dates them, and what to advise. Other code
 * asks these properties instead of comparing kinds.
 */
export interface SpecKind {
  /** What people call a spec of this kind. */
  readonly noun: string;
  readonly candidates: Candidates;
  /**
   * Reads a spec. Returns `null` for a file that is no spec of this kind.
   *
   * @throws {FrontmatterError} when the frontmatter cannot be read
   */
  readonly read: (file: string, text: string) => ReadSpec | null;
  /**
   * What the frontmatter of one version of the file declares. Returns `null` if it declares
   * nothing, and `undefined` if it is no frontmatter of such a spec.
   */
  readonly readCompletion: (
    data: Readonly<Record<string, unknown>>,
  ) => Completion | null | undefined;
  /** The file is the document itself. Otherwise the spec names its documents. */
  readonly isOwnDocument: boolean;
  /** Other specs can name it in `depends_on` and `members`. */
  readonly isNamedByOthers: boolean;
  /** Where no completion is declared, a commit that edits the file counts as a review. */
  readonly editsAreReviews: boolean;
  /**
   * The file keeps its name when it moves, for instance to an archive folder: its history is that
   * of the name. Otherwise its history follows the renames that git sees.
   */
  readonly keepsName: boolean;
  /**
   * The pathspecs of all paths that such a file may have had.
   *
   * @param folders the option `specs`
   */
  readonly pathspecs: (folders: readonly string[]) => readonly string[];
  /** The commits, as written, that may be the baseline. */
  readonly namedCommits: (spec: Spec) => readonly string[];
  /**
   * What an acceptance of the spec is about: a later completion or edit ends the acceptance. `null`
   * if only the committed file could say it, and the file is not committed.
   *
   * @param content the blob id of the committed file; `null` if the file differs from it
   */
  readonly statementOf: (spec: Spec, content: string | null) => string | null;
  /** What people do to declare the documents right, as part of a sentence. */
  readonly review: string;
  /**
   * The shell command that writes the documents anew, for an id that is quoted already; `null` if
   * people edit them.
   */
  readonly rerunCommand: ((id: string) => string) | null;
}
