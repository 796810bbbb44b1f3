import type { LineDiff } from '../git/patch.ts';

/** The content ids of a changed file, and how they differ, as far as that is known. */
export interface ComparedContents {
  readonly previousPath: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly diff: LineDiff | null;
}

/** Why a diff is not on a page, although its file may be shown. */
export const ABSENCES = {
  unreadable: 'The clone that this site was made from lacks one of the two contents.',
  filtered:
    'Its lines cannot be told apart, since a filter such as that of git-lfs stands between the file and git.',
  crowded: 'The lines are not shown, since this page, or the site, would become too large.',
} as const;

/** Why there are no lines to compare; `null` where there are some, as far as git can say. */
export function explainAbsence({
  previousPath,
  before,
  after,
  diff,
}: ComparedContents): string | null {
  if (diff === null) return ABSENCES.unreadable;
  if (diff.binary) return 'It is a binary file, so there are no lines to compare.';
  if (before !== after) return null;
  return previousPath === null
    ? 'There are no lines to compare: it is a submodule, or it became another kind of file.'
    : 'Only its name has changed.';
}
