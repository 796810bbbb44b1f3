import type { DocumentEdits } from '../drift/document-edits.ts';
import type { Commit } from '../git/history.ts';
import { dayOf, toTimestamp } from '../text/time.ts';
import { publishUnchanged, type Rule } from './rule.ts';

/** The number of commits that a message names. */
const LISTED = 3;

const MOVE =
  'Write what was corrected into the spec, so that the next run writes it too, or make the document a page with its own `tracks`.';

export const editedDocument: Rule<'edited-document'> = {
  name: 'edited-document',
  severity: 'off',
  summary: "A spec's document that was edited by hand after its completion",
  meaning:
    'A run of a chant spec wrote the document, and somebody edited it since. Another run would overwrite the edits. Formatting, frontmatter and updated places of citations do not count, nor do commits that the spec names in `commits`.',
  remedies: [MOVE],
  about: 'other',
  find: ({ specs }) =>
    specs.flatMap(({ analysis: { spec, documents } }) =>
      documents.flatMap(({ file, edits }) =>
        edits === null
          ? []
          : {
              message: `${file} was edited since ${spec.title} was completed: ${describe(edits)}; a re-run would overwrite it`,
              spec: spec.id,
              file,
              line: 1,
              help: MOVE,
              subject: file,
            },
      ),
    ),
  publish: publishUnchanged,
};

function describe({ commits, uncommitted }: DocumentEdits): string {
  const listed = commits.slice(0, LISTED).map(describeCommit);
  const more = commits.length - listed.length;
  return [
    ...(uncommitted ? ['not committed'] : []),
    ...listed,
    ...(more > 0 ? [`${String(more)} more ${more === 1 ? 'commit' : 'commits'}`] : []),
  ].join(', ');
}

function describeCommit({ oid, author, authorTime }: Commit): string {
  const day = authorTime === null ? '' : `, ${dayOf(toTimestamp(authorTime))}`;
  return `${oid.slice(0, 7)} (${author}${day})`;
}
