/** What there is at a path. Nothing is followed: a link is a link. */
export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/** Something below a folder. */
export interface Entry {
  /** Repository-relative, with forward slashes. */
  readonly path: string;
  readonly kind: EntryKind;
  /** Of a folder: why what is below it is not listed. */
  readonly problem?: string;
}

/**
 * The files of a repository at one time: as they lie in the working tree, or as a commit holds them.
 * Paths are repository-relative. Links are followed as far as they stay inside of the repository.
 */
export interface FileTree {
  /**
   * A file as text; `null` where there is none, and where a link leads out of the repository.
   *
   * @throws {Unreadable} when it is there and cannot be read
   */
  readonly readText: (path: string) => Promise<string | null>;
  /**
   * Everything below a folder, to any depth and in no order; links below it are listed, and not
   * followed. `null` where there is no such folder, and where a link leads out of the repository. A
   * folder that cannot be read is listed with the problem.
   */
  readonly list: (folder: string) => Promise<readonly Entry[] | null>;
  /**
   * What is at a path; `null` for nothing, or nothing that this clone holds.
   *
   * @throws {Unreadable} when nobody can tell
   */
  readonly kindOf: (path: string) => Promise<EntryKind | null>;
}
