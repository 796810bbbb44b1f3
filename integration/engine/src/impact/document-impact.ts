import { isMarkdown } from '../documents/format.ts';
import type { Citation } from '../citations/citation.ts';
import type { AnalyzedDocument, SpecAnalysis } from '../drift/analyze-specs.ts';
import type { Change } from '../drift/change.ts';
import { code } from './evidence/evidence-kind.ts';
import { findFolderChanges } from './folder-changes.ts';
import { greatest, type Impact, IMPACTS } from './impact.ts';
import { findSpecEvidence, type SpecEvidenceName } from './spec-evidence.ts';
import {
  type ClueKind,
  type ComparedChanges,
  findNamed,
  judgeSurroundings,
  type PageChange,
  type RatedClue,
} from './judge-page.ts';
import type { OtherPages } from './other-pages.ts';
import { onlySections, type Page } from './page.ts';

/** The kinds of evidence. */
export type EvidenceName =
  ClueKind | SpecEvidenceName | 'broken' | 'citation' | 'content' | 'unclear';

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
  analysis: SpecAnalysis,
  document: AnalyzedDocument,
  read: ReadDocument | null,
): DocumentImpact {
  const writer = new EvidenceWriter(analysis, document);
  const cited = [
    ...document.citations.flatMap((citation) => writer.ofCitation(citation)),
    ...findSpecEvidence(analysis),
  ];
  const page = read?.page ?? null;
  const significant = significantOf(analysis.changes);
  if (page === null || read === null) {
    const told = significant.map((change) =>
      writer.ofContent(change, 'changed, and the document cannot be compared with it'),
    );
    return conclude([...cited, ...told]);
  }
  const isContent = ({ path, role }: Change): boolean =>
    role === 'origin' ||
    (isMarkdown(path) && analysis.spec.inputs.some(({ pattern }) => pattern === path));
  const compared = (changes: readonly Change[]): ComparedChanges | null => {
    const others = significantOf(changes).filter((change) => !isContent(change));
    const folders = findFolderChanges(significantOf(changes), analysis.inputs);
    return others.length === 0 ? null : { changes: others.map(toPageChange), folders };
  };
  const groups = groupSections(analysis);
  const contents = significant.filter(isContent).flatMap((change) => {
    const what = `has other content${tellRows(change)}`;
    const sections = sectionsThatCite(document, change);
    if (sections.length === 0) return [writer.ofContent(change, what)];
    return sections
      .filter((section) => hasChangedFor(groups, section, change))
      .map((section) => writer.ofContent(change, what, section));
  });
  const clueOf = (
    { changes }: SectionGroup,
    find: (own: ComparedChanges) => readonly RatedClue[],
  ): Evidence[] => {
    const own = compared(changes);
    return own === null ? [] : find(own).map((clue) => writer.ofClue(clue, changes));
  };
  const named = groups.flatMap((group) =>
    clueOf(group, (own) => findNamedIn(group, page, own, read.others)),
  );
  const own = compared(analysis.changes);
  if (named.length > 0 || own === null) return conclude([...cited, ...contents, ...named]);
  const around = groups.flatMap((group) =>
    clueOf(group, (each) => {
      const { clues } = judgeSurroundings(
        group.isWhole ? page : onlySections(page, group.has),
        each,
      );
      return clues.filter(({ section }) => group.has(section));
    }),
  );
  const { isVisible, isUnclear } = judgeSurroundings(page, own);
  const impact = around.length > 0 || isVisible || isUnclear ? 'public' : 'internal';
  const first = significant.find((change) => !isContent(change));
  const unclear = isUnclear && first !== undefined ? [writer.ofUnclear(first)] : [];
  return conclude([...cited, ...contents, ...around, ...unclear], impact);
}

/** Sections whose changes count from the same baseline. */
interface SectionGroup {
  readonly changes: readonly Change[];
  readonly has: (section: number) => boolean;
  /** Whether the group has all sections. */
  readonly isWhole: boolean;
}

/** Groups the sections of a document by their changes. */
function groupSections({ changes, sections }: SpecAnalysis): SectionGroup[] {
  if (sections === null) return [{ changes, has: () => true, isWhole: true }];
  const groups = Map.groupBy(sections.keys(), (index) => sections[index]?.changes ?? changes);
  return [...groups].map(([own, indexes]) => {
    const members = new Set(indexes);
    const isWhole = groups.size === 1;
    return { changes: own, has: (section) => members.has(section), isWhole };
  });
}

/**
 * Finds what a group of sections names of what changed. A change is found in the section that says
 * most of it. If that section is not in the group, it is found in the group's own sections.
 */
function findNamedIn(
  { has, isWhole }: SectionGroup,
  page: Page,
  changes: ComparedChanges,
  others: OtherPages,
): RatedClue[] {
  const ofPage = findNamed(page, changes, others);
  if (isWhole) return ofPage;
  const keyOf = ({ kind, path, line, say }: RatedClue): string =>
    JSON.stringify([kind, path, line, say('')]);
  const found = ofPage.filter(({ section }) => has(section));
  const told = new Set(found.map(keyOf));
  // Announcements count only on pages that name nothing else.
  const mayBeAnnounced = ofPage.every(({ kind }) => kind === 'announced');
  const further = findNamed(onlySections(page, has), changes, others).filter(
    (clue) =>
      has(clue.section) &&
      !told.has(keyOf(clue)) &&
      (clue.kind !== 'announced' || (mayBeAnnounced && found.length === 0)),
  );
  return [...found, ...further];
}

/** Returns the sections that cite a changed file. */
function sectionsThatCite(
  { citations }: AnalyzedDocument,
  { path, previousPath }: Change,
): number[] {
  const sections = citations
    .filter((citation) => citation.path === path || citation.path === previousPath)
    .map(({ reference }) => reference.section + 1);
  return [...new Set(sections)];
}

/** Whether a file changed since the baseline of a section. */
function hasChangedFor(
  groups: readonly SectionGroup[],
  section: number,
  { path }: Change,
): boolean {
  return groups.some(
    ({ has, changes }) =>
      has(section) && significantOf(changes).some((change) => change.path === path),
  );
}

function significantOf(changes: readonly Change[]): Change[] {
  return changes.filter(({ significant }) => significant);
}

/** Says in words what concerns a document. */
class EvidenceWriter {
  private readonly analysis: SpecAnalysis;
  private readonly document: AnalyzedDocument;
  /** Inputs and cited files that changed since the baseline. */
  private readonly changedPaths: ReadonlySet<string | null>;

  constructor(analysis: SpecAnalysis, document: AnalyzedDocument) {
    this.analysis = analysis;
    this.document = document;
    this.changedPaths = new Set(
      analysis.files.flatMap(({ path, previousPath }) => [path, previousPath]),
    );
  }

  /** None for a citation that is right. */
  ofCitation({ reference, current, ...citation }: Citation): Evidence[] {
    const { state, stale, startLine, symbol } = citation;
    const section = reference.section + 1;
    const name = `${code(reference.text)}, cited ${this.where(section)},`;
    const path = current?.path ?? citation.path;
    const place = { path, section, line: current?.startLine ?? null, commit: this.commitOf(path) };
    if (state === 'missing' || state === 'deleted' || state === 'out-of-range') {
      return [{ ...place, impact: 'broken', kind: 'broken', text: `${name} leads nowhere` }];
    }
    // Whoever reviewed the document since the file changed has seen the change.
    const isReviewed = !this.changedPaths.has(path) && !this.changedPaths.has(citation.path);
    if (!stale || isReviewed || (startLine === null && symbol === null)) return [];
    return [{ ...place, impact: 'cited', kind: 'citation', text: `${name} changed` }];
  }

  ofContent({ path }: Change, what: string, section = 0): Evidence {
    const text = `${code(path)} ${what}`;
    const commit = this.commitOf(path);
    return { impact: 'named', kind: 'content', text, path, section, line: null, commit };
  }

  /** @param changes the changes in which the clue was found */
  ofClue({ say, ...clue }: RatedClue, changes: readonly Change[]): Evidence {
    const commit = newestCommit(changes, clue.path);
    return { ...clue, text: say(this.where(clue.section)), commit };
  }

  ofUnclear({ path }: Change): Evidence {
    const text =
      'the page names nothing in the changed files, so that the change cannot be narrowed down';
    const commit = this.commitOf(path);
    return { impact: 'public', kind: 'unclear', text, path, section: 0, line: null, commit };
  }

  private where(section: number): string {
    const heading = this.document.document?.headings[section - 1]?.text;
    return heading === undefined ? 'before the first heading' : `in *${heading}*`;
  }

  private commitOf(path: string): string | null {
    return newestCommit(this.analysis.changes, path);
  }
}

/** Returns the newest commit that changed a file; `null` if the file has uncommitted edits. */
function newestCommit(changes: readonly Change[], path: string): string | null {
  const change = changes.find((each) => each.path === path || each.previousPath === path);
  return change?.uncommitted === false ? (change.commits[0]?.oid ?? null) : null;
}

function conclude(evidence: readonly Evidence[], least: Impact = 'none'): DocumentImpact {
  const impact = greatest([least, ...evidence.map((each) => each.impact)]);
  // A citation that is repeated in a section says the same again.
  const unique = new Map(evidence.map((each) => [JSON.stringify(each), each]));
  return {
    impact,
    evidence: [...unique.values()].toSorted(
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
  const noun = rows.added === 1 ? 'row' : 'rows';
  return ` (${String(rows.added)} ${noun} added, ${String(rows.removed)} removed)`;
}
