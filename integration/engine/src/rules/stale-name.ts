import type { StaleName } from '../watched/stale-names.ts';
import { publishUnchanged, type Rule, type UnratedFinding } from './rule.ts';

export const staleName: Rule<'stale-name'> = {
  name: 'stale-name',
  severity: 'warn',
  summary: 'A name that stood in the code when it was written, and is gone now',
  meaning:
    'A page without `tracks` has a name in its code that the source code declared while the page named it: an identifier, an option such as `--max-warnings`, an environment variable, a route, a script of `package.json` or a target of a makefile. Now no tracked file has it, apart from documents, changelogs and lock files. Historical pages are left out, and so are sentences that say that it is gone.',
  remedies: [
    'Write the name that took its place, or take the text out.',
    'If the page tells of the past, say so in the sentence, such as “was removed”.',
    'If the name belongs to another project, write `<!-- drift-ignore -->` before the block, or add it to the option `ignore.references`.',
  ],
  about: 'other',
  readsNames: true,
  find: ({ staleNames }) => staleNames.map(toFinding),
  publish: publishUnchanged,
};

function toFinding({
  page,
  line,
  column,
  kind,
  name,
  commit: { oid, author, authorTime },
  replacedBy,
}: StaleName): UnratedFinding {
  const day = authorTime === null ? '' : ` of ${dayOf(authorTime)}`;
  const what = replacedBy === null ? 'removed it' : `replaced it by \`${replacedBy}\``;
  const named = kind === 'script' ? 'The script ' : kind === 'target' ? 'The target ' : '';
  return {
    message: `${named}\`${name}\` is gone from the code: commit ${oid.slice(0, 7)}${day} by ${author} ${what}`,
    help:
      replacedBy === null
        ? 'Take the name out, write what took its place, or say in the sentence that it was removed.'
        : `Write \`${replacedBy}\`, if it means the same.`,
    spec: null,
    file: page,
    line,
    column,
    subject: name,
    section: null,
  };
}

function dayOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
