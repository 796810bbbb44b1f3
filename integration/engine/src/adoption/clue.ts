/** A reason to take a file for a source of a page. */
export interface Clue {
  /** The file, repository-relative. That of a folder ends with a slash. */
  readonly path: string;
  /** How much it counts. A file becomes a source if all its clues together reach {@link ENOUGH}. */
  readonly weight: number;
  /** The reason in words, such as `cited 4 times`. */
  readonly reason: string;
}

/** The weight of all clues about a file at which it becomes a source. */
export const ENOUGH = 0.8;
