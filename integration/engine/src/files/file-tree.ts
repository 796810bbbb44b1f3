/** What is at a path. A symbolic link is not followed. */
export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/** A file, a folder or a link below a folder. */
export interface Entry {
  /** The repository-relative path, with forward slashes. */
  readonly path: string;
  readonly kind: EntryKind;
  /** Why the content of a folder is not listed. */
  readonly problem?: string;
}

/**
 * The files of a repository at one time: in the working tree, or in a commit. Paths are
 * repository-relative. Links are followed if they stay inside of the repository.
 */
export interface FileTree {
  /**
   * Reads a file as text. Returns `null` if it does not exist, or if a link leads out of the
   * repository.
   *
   * @throws {Unreadable} when the file exists, but cannot be read
   */
  readonly readText: (path: string) => Promise<string | null>;
  /**
   * Returns an id of the content of a file, which is the same only for the same content. Returns
   * `null` if the file has to be read for that.
   */
  readonly contentIdOf?: (path: string) => string | null;
  /**
   * Lists everything below a folder, to any depth and in no order. Links are listed, but not
   * followed. Returns `null` if there is no such folder, or if a link leads out of the repository.
   * A folder that cannot be read is listed with the problem.
   */
  readonly list: (folder: string) => Promise<readonly Entry[] | null>;
  /**
   * Returns what is at a path; `null` if there is nothing, or nothing that this clone holds.
   *
   * @throws {Unreadable} when this cannot be found out
   */
  readonly kindOf: (path: string) => Promise<EntryKind | null>;
}
