import type { LineDiff } from '@astro-drift/engine/internal/git/patch';

/** The content ids of a changed file, and how they differ, as far as that is known. */
export interface ComparedContents {
  readonly previousPath: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly diff: LineDiff | null;
}

/**
 * Why a diff is not on a page: `unreadable`, where the clone lacks a content; `filtered`, where the
 * text is another one than git compared; `crowded`, where there is no room; `binary`; `special`, as
 * of a submodule; `name`, where nothing else changed; and those whose contents must not be shown.
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

/** Why there are no lines to compare; `null` where there are some, as far as git can say. */
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
