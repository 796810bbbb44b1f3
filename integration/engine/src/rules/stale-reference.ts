import type { Citation } from '../citations/citation.ts';
import type { Commit } from '../git/commit.ts';
import type { StaleReference } from '../watched/stale-references.ts';
import { isRenamed } from './citations.ts';
import type { ReportedSpec, Rule, UnratedFinding } from './rule.ts';

export const staleReference: Rule<'stale-reference'> = {
  name: 'stale-reference',
  severity: 'warn',
  summary: 'A path that was right when it was written, and is not any more',
  meaning:
    'A page names a file that a commit has renamed since then. On a page without `tracks`, the same holds for a file that was removed, or that has become too short for the lines that the page names; the page named it while it was right. Historical pages, such as changelogs, plans and posts, are left out, and so are sentences that say that the file is gone.',
  remedies: [
    'Run `astro-drift fix` if the file was renamed. Otherwise name what took its place, or take the reference out.',
    'If the page tells of the past, say so in the sentence, such as “was removed”.',
  ],
  about: 'citation',
  find: ({ specs, staleReferences }) => [
    ...staleReferences.map(toFinding),
    ...specs.flatMap(findRenamed),
  ],
  /** A finding is published if the site shows the reference. */
  publish({ file, message, help }, { spec }) {
    const shown = spec?.documents.find((document) => document.file === file)?.citations ?? [];
    return shown.some(({ text }) => message.startsWith(begin(text))) ? { message, help } : null;
  },
};

/** Finds the references of documents with sources to files that were renamed. */
function findRenamed({ analysis, report }: ReportedSpec): UnratedFinding[] {
  return analysis.documents.flatMap(({ file, document, citations }) =>
    citations
      .filter((citation) => isRenamed(citation) && !isReported(citation))
      .map(({ reference, path, currentPath }) => {
        const { line, column, text, section } = reference;
        const [commit = null] = analysis.pendingOf(path, section + 1).commits;
        return {
          ...describeRename(text, path, currentPath, commit),
          spec: report.id,
          file,
          line,
          column,
          subject: text,
          section: document?.headings[section]?.slug ?? null,
        };
      }),
  );
}

/** Whether `changed-citation` reports a citation. */
function isReported({ stale }: Citation): boolean {
  return stale;
}

function toFinding({
  page,
  line,
  column,
  written,
  path,
  commit,
  movedTo,
  linesLeft,
}: StaleReference): UnratedFinding {
  const place = { spec: page, file: page, line, column, subject: written, section: null };
  if (movedTo !== null) return { ...place, ...describeRename(written, path, movedTo, commit) };
  const what =
    linesLeft === undefined ? `removed ${path}` : `left ${countLines(linesLeft)} of ${path}`;
  return {
    ...place,
    message: `${begin(written)} leads nowhere: ${describe(commit)} ${what}`,
    help: 'Take the reference out, name what took its place, or say in the sentence that it was removed.',
  };
}

function describeRename(
  written: string,
  from: string,
  to: string,
  commit: NamedCommit | null,
): Pick<UnratedFinding, 'message' | 'help'> {
  const why =
    commit === null
      ? `${from} was renamed to ${to}`
      : `${describe(commit)} renamed ${from} to ${to}`;
  return {
    message: `${begin(written)} is elsewhere now: ${why}`,
    help: `Run \`astro-drift fix\`, or write ${to}.`,
  };
}

type NamedCommit = Pick<Commit, 'oid' | 'author' | 'authorTime'>;

function begin(written: string): string {
  return `\`${written}\``;
}

function countLines(lines: number): string {
  return lines === 1 ? '1 line' : `${lines} lines`;
}

function describe({ oid, author, authorTime }: NamedCommit): string {
  const day = authorTime === null ? '' : ` of ${dayOf(authorTime)}`;
  return `commit ${oid.slice(0, 7)}${day} by ${author}`;
}

function dayOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
