import type { DocumentEdits } from '../drift/document-edits.ts';
import type { Commit } from '../git/commit.ts';
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
              message: `${file} was edited after the completion of “${spec.title}”, ${describe(edits)}; a re-run would overwrite it`,
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

/** Says by whom a document was edited, as part of a sentence. */
function describe({ commits, uncommitted }: DocumentEdits): string {
  const listed = commits.slice(0, LISTED).map(describeCommit);
  const more = commits.length - listed.length;
  const named = [
    ...listed,
    ...(more > 0 ? [`${String(more)} more ${more === 1 ? 'commit' : 'commits'}`] : []),
  ].join(', ');
  return [
    ...(named === '' ? [] : [`in ${named}`]),
    ...(uncommitted ? ['in edits that are not committed yet'] : []),
  ].join(', and ');
}

function describeCommit({ oid, author, authorTime }: Commit): string {
  const day = authorTime === null ? '' : `, ${dayOf(toTimestamp(authorTime))}`;
  return `${oid.slice(0, 7)} (${author}${day})`;
}
