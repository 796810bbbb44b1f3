import type { LineDiff } from '@astro-drift/engine/internal/git/patch';

/** The blob ids of a changed file, and how the contents differ, as far as known. */
export interface ComparedContents {
  readonly previousPath: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly diff: LineDiff | null;
}

/**
 * Why a page shows no diff. `unreadable`: the clone lacks a content. `filtered`: a filter changes
 * the text that git compares. `crowded`: the page has no room. `binary`: a content is not text.
 * `special`: not a regular file, for example a submodule. `name`: only the name changed. The
 * others: the contents must not be shown.
 */
export type Absence =
  | 'unreadable'
  | 'filtered'
  | 'crowded'
  | 'binary'
  | 'special'
  | 'name'
  | 'unpublished'
  | 'link'
  | 'untracked';

/** The reason why there are no lines to compare; `null` if there are some, as far as git knows. */
export function explainAbsence({
  previousPath,
  before,
  after,
  diff,
}: ComparedContents): Absence | null {
  if (diff === null) return 'unreadable';
  if (diff.binary) return 'binary';
  if (before !== after) return null;
  return previousPath === null ? 'special' : 'name';
}
