import type { Citation } from '../citations/citation.ts';
import type { AnalyzedDocument, SpecAnalysis } from '../drift/analyze-specs.ts';
import type { Change } from '../drift/change.ts';
import { code } from './evidence/evidence-kind.ts';
import { findFolderChanges } from './folder-changes.ts';
import { greatest, type Impact, IMPACTS } from './impact.ts';
import { type ClueKind, judgePage, type PageChange } from './judge-page.ts';
import type { OtherPages } from './other-pages.ts';
import type { Page } from './page.ts';

/** The kinds of evidence. */
export type EvidenceName = ClueKind | 'broken' | 'citation' | 'content' | 'unclear';

/** A reason for the impact on a document. */
export interface Evidence {
  readonly impact: Impact;
  readonly kind: EvidenceName;
  /** A sentence without a full stop. Names are between backticks, headings between asterisks. */
  readonly text: string;
  /** The source file. */
  readonly path: string;
  /** The index of the section; 0 is the text before the first heading. */
  readonly section: number;
  /** Of the source file, from 1. */
  readonly line: number | null;
  /** The newest commit that changed the file; `null` for none, and for changes not committed. */
  readonly commit: string | null;
}

/** What the changes of a spec's inputs mean for one of its documents. */
export interface DocumentImpact {
  readonly impact: Impact;
  /** The greatest impact comes first. */
  readonly evidence: readonly Evidence[];
}

/** A document as it is compared with changes. */
export interface ReadDocument {
  /** `null` for a text that cannot be read, and for what is no Markdown. */
  readonly page: Page | null;
  readonly others: OtherPages;
}

/** Judges what the changes of a spec mean for one of its documents. */
export function judgeDocument(
  { spec, inputs, changes }: SpecAnalysis,
  document: AnalyzedDocument,
  read: ReadDocument | null,
): DocumentImpact {
  const significant = changes.filter((change) => change.significant);
  const where = (section: number): string => {
    const heading = document.document?.headings[section - 1]?.text;
    return heading === undefined ? 'before the first heading' : `in *${heading}*`;
  };
  const commitOf = (path: string): string | null => {
    const change = changes.find((each) => each.path === path || each.previousPath === path);
    return change?.uncommitted === false ? (change.commits[0]?.oid ?? null) : null;
  };
  const evidence = document.citations.flatMap((citation): Evidence[] => {
    const told = tellCitation(citation, where(citation.reference.section + 1));
    const { section } = citation.reference;
    if (told === null) return [];
    const path = citation.current?.path ?? citation.path;
    const line = citation.current?.startLine ?? null;
    return [{ ...told, path, section: section + 1, line, commit: commitOf(path) }];
  });
  if (significant.length === 0) return conclude(evidence);
  const tell = (change: Change, text: string): Evidence => ({
    impact: 'named',
    kind: 'content',
    text,
    path: change.path,
    section: 0,
    line: null,
    commit: commitOf(change.path),
  });
  const page = read?.page ?? null;
  if (page === null || read === null) {
    return conclude([
      ...evidence,
      ...significant.map((change) =>
        tell(change, `${code(change.path)} changed, and the document cannot be compared with it`),
      ),
    ]);
  }
  const isContent = ({ path, role }: Change): boolean =>
    role === 'origin' ||
    (/\.mdx?$/i.test(path) && spec.inputs.some(({ pattern }) => pattern === path));
  evidence.push(
    ...significant
      .filter(isContent)
      .map((change) =>
        tell(change, `the content of ${code(change.path)} changed${tellRows(change)}`),
      ),
  );
  const pageChanges = significant.filter((change) => !isContent(change)).map(toPageChange);
  if (pageChanges.length === 0) return conclude(evidence);
  const { impact, clues, isUnclear } = judgePage(
    page,
    pageChanges,
    findFolderChanges(significant, inputs),
    read.others,
  );
  evidence.push(
    ...clues.map(({ say, section, ...clue }) => ({
      ...clue,
      section,
      text: say(where(section)),
      commit: commitOf(clue.path),
    })),
  );
  if (isUnclear && impact === 'public') {
    const [first] = pageChanges;
    const text =
      'the page names nothing in the changed files, so that the change cannot be narrowed down';
    evidence.push({
      impact,
      kind: 'unclear',
      text,
      path: first?.path ?? '',
      section: 0,
      line: null,
      commit: null,
    });
  }
  return conclude(evidence, impact);
}

function conclude(evidence: readonly Evidence[], least: Impact = 'none'): DocumentImpact {
  const impact = greatest([least, ...evidence.map((each) => each.impact)]);
  return {
    impact,
    evidence: evidence.toSorted(
      (a, b) => IMPACTS.indexOf(b.impact) - IMPACTS.indexOf(a.impact) || a.section - b.section,
    ),
  };
}

function toPageChange(change: Change): PageChange {
  const { path, facts, commits, significance } = change;
  return {
    path,
    facts,
    isTypesOnly: significance === 'types',
    subjects: commits.map(({ subject }) => subject),
  };
}

function tellRows({ rows }: Change): string {
  if (rows === null) return '';
  return ` (${String(rows.added)} rows added, ${String(rows.removed)} removed)`;
}

/** What a citation says about its document; `null` for one that is right. */
function tellCitation(
  { reference, state, stale, startLine, symbol }: Citation,
  where: string,
): Pick<Evidence, 'impact' | 'kind' | 'text'> | null {
  const name = `${code(reference.text)}, cited ${where},`;
  if (state === 'missing' || state === 'deleted' || state === 'out-of-range') {
    return { impact: 'broken', kind: 'broken', text: `${name} leads nowhere` };
  }
  if (!stale || (startLine === null && symbol === null)) return null;
  return { impact: 'cited', kind: 'citation', text: `${name} changed` };
}
