import type { Completion, Spec, SpecProblem } from '../spec.ts';

/** A spec, and the problems of those parts of its declaration that cannot be used. */
export interface ReadSpec {
  readonly spec: Spec;
  readonly problems: SpecProblem[];
  /** The text whose first heading becomes the title; `null` if the title is known. */
  readonly untitled: string | null;
}

/**
 * Where the files of a kind are: below the folders of the option `specs`, among the pages that the
 * option `pages` selects, or among those of these pages that belong to no spec of another kind.
 * `line` is an extended regular expression that both git and JavaScript understand. A page is a
 * candidate if one of its lines matches the expression.
 */
export type Candidates =
  | { readonly in: 'folders' }
  | { readonly in: 'pages'; readonly line: string }
  | { readonly in: 'other-pages' };

/**
 * A kind of spec: how its files are found and read, how they are dated, and what people are advised
 * to do. Other code asks these properties instead of comparing kinds.
 */
export interface SpecKind {
  /** What people call a spec of this kind. */
  readonly noun: string;
  readonly candidates: Candidates;
  /**
   * The file names the sources of the documents, and the changes of these sources count. Otherwise
   * only references of the documents that lead nowhere count. Such specs are counted apart, have
   * neither inputs nor a baseline, and their documents are either `broken` or `up-to-date`.
   */
  readonly declaresSources: boolean;
  /**
   * Reads a spec. Returns `null` for a file that is no spec of this kind.
   *
   * @param configured the sources that the options name for the file
   * @throws {FrontmatterError} when the frontmatter cannot be read
   */
  readonly read: (file: string, text: string, configured: readonly string[]) => ReadSpec | null;
  /**
   * Reads the completion that the frontmatter of one version of the file declares. Returns `null`
   * if it declares none, and `undefined` if it is no frontmatter of such a spec.
   */
  readonly readCompletion: (
    data: Readonly<Record<string, unknown>>,
  ) => Completion | null | undefined;
  /** The types of specs that describe sources, so that their documents have to exist. */
  readonly writtenTypes: ReadonlySet<string>;
  /** The file is the document itself. Otherwise the spec names its documents. */
  readonly isOwnDocument: boolean;
  /** Other specs can name it in `depends_on` and `members`. */
  readonly isNamedByOthers: boolean;
  /** If no completion is declared, a commit that edits the file counts as a review. */
  readonly editsAreReviews: boolean;
  /**
   * The file keeps its name when it moves, for instance to an archive folder. Then its history is
   * that of all files with this name. Otherwise its history follows the renames that git detects.
   */
  readonly keepsName: boolean;
  /**
   * Returns the pathspecs of all paths that such a file may have had.
   *
   * @param folders the folders of specs, as the option `specs` gives them
   * @param extensions the extensions of documents in the repository
   */
  readonly pathspecs: (
    folders: readonly string[],
    extensions: readonly string[],
  ) => readonly string[];
  /** Returns the commits that may be the baseline, as the spec writes them. */
  readonly namedCommits: (spec: Spec) => readonly string[];
  /**
   * Returns the statement that an acceptance of the spec records. A later completion or edit
   * changes the statement, and so ends the acceptance. Returns `null` if the statement depends on
   * the committed file, and the file is not committed.
   *
   * @param content the blob id of the committed file; `null` if the file differs from it
   */
  readonly statementOf: (spec: Spec, content: string | null) => string | null;
  /** What people do to declare the documents right, as part of a sentence. */
  readonly review: string;
  /**
   * Returns the shell command that writes the documents anew, for an id that is quoted already.
   * `null` if people edit the documents.
   */
  readonly rerunCommand: ((id: string) => string) | null;
}
