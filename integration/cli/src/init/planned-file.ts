import type { RepositoryInfo } from './inspect-repository.ts';

/** A file to write, unless it exists. */
export interface PlannedFile {
  /** Repository-relative. */
  readonly path: string;
  readonly text: string;
  /** What the file does, as the end of a sentence. */
  readonly purpose: string;
  /** What a person has to add if the file exists already: the whole text, unless given. */
  readonly addition?: { readonly to: string; readonly text: string };
}

/** What planned files depend on, besides the answers. */
export interface PlanContext {
  readonly repository: RepositoryInfo;
  /** The version of this package. */
  readonly version: string;
  /** The day in the id of a chant spec, such as `2026-03-01`. */
  readonly day: string;
}
