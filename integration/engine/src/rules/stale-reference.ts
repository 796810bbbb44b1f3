import type { StaleReference } from '../watched/stale-references.ts';
import { publishUnchanged, type Rule, type UnratedFinding } from './rule.ts';

export const staleReference: Rule<'stale-reference'> = {
  name: 'stale-reference',
  severity: 'warn',
  summary: 'A path that was right when it was written, and leads nowhere now',
  meaning:
    'A page without `tracks` names a file that it named while the file existed. A commit has removed or renamed the file since then. Historical pages, such as changelogs, plans and posts, are left out, and so are sentences that say that the file is gone.',
  remedies: [
    'Name the file that took its place, or take the reference out.',
    'If the page tells of the past, say so in the sentence, such as “was removed”.',
  ],
  about: 'other',
  readsReferences: true,
  find: ({ staleReferences }) => staleReferences.map(toFinding),
  publish: publishUnchanged,
};

function toFinding({
  page,
  line,
  column,
  written,
  path,
  commit: { oid, author, authorTime },
  movedTo,
}: StaleReference): UnratedFinding {
  const id = oid.slice(0, 7);
  const day = authorTime === null ? '' : ` of ${dayOf(authorTime)}`;
  const what = movedTo === null ? `removed ${path}` : `renamed ${path} to ${movedTo}`;
  return {
    message: `\`${written}\` leads nowhere: commit ${id}${day} by ${author} ${what}`,
    help:
      movedTo === null
        ? 'Take the reference out, name what took its place, or say in the sentence that it was removed.'
        : `Write ${movedTo}, if it took the place of the file.`,
    spec: null,
    file: page,
    line,
    column,
    subject: written,
    section: null,
  };
}

function dayOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
