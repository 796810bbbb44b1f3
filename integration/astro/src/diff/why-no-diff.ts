import type { LineDiff } from '@astro-drift/engine/internal/git/patch';

/**
 * Which contents of a changed file are compared. `before` and `after` are blob ids, or `null` if
 * they are unknown. `diff` is `null` if the contents could not be compared.
 */
export interface ComparedContents {
  readonly previousPath: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly diff: LineDiff | null;
}

/**
 * Why a page shows no diff:
 * - `unreadable`: the clone lacks a content.
 * - `filtered`: a filter changes the text before git compares it.
 * - `crowded`: the page has no room.
 * - `binary`: a content is not text.
 * - `special`: it is not a regular file but, for example, a submodule.
 * - `name`: only the name changed.
 * - `unpublished`, `link`, `untracked`: the site must not show the contents.
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

/**
 * Returns why there are no lines to compare. Returns `null` if there are some, as far as git knows.
 */
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
