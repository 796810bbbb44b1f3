import type {
  CitationReport,
  DocumentReport,
  SectionReport,
  SpecReport,
} from '@astro-drift/engine/internal/report/schema';
import type { PlainName } from '../strings/english.ts';
import { type ReasonedDocument, shareReasons } from './document-reasons.ts';

/** Names of the strings for broken and changed citations: of lines, and of a whole file. */
const BROKEN = {
  changed: ['drift.spec.linesChanged', 'drift.spec.fileChanged'],
  deleted: ['drift.spec.linesGone', 'drift.spec.fileGone'],
  'out-of-range': ['drift.spec.outOfRange', 'drift.spec.outOfRange'],
  missing: ['drift.spec.missing', 'drift.spec.missing'],
} as const satisfies Record<string, readonly [PlainName, PlainName]>;

/** A citation that is no longer right, and its document. */
export interface BrokenCitation {
  readonly file: string;
  readonly citation: CitationReport;
  /** The section that contains it; `null` above the first heading. */
  readonly section: SectionReport | null;
  /** The name of the string that describes the problem. */
  readonly problem: PlainName;
}

/** A document of a spec, with what is wrong with it. */
export interface AffectedDocument extends ReasonedDocument {
  /** The number of citations that are no longer right. */
  readonly broken: number;
}

/** The documents of a spec: those that the changes affect, and the others. */
export interface DocumentGroups {
  readonly affected: readonly AffectedDocument[];
  readonly others: readonly AffectedDocument[];
}

/** All citations of a spec's documents that are no longer right, in the order of the documents. */
export function brokenCitations({ documents }: SpecReport): BrokenCitation[] {
  return documents.flatMap(({ file, sections, citations }) =>
    citations.flatMap((citation): BrokenCitation[] => {
      const { state } = citation;
      if (state === 'ok' || state === 'moved') return [];
      const section = sections.find(({ slug }) => slug === citation.section) ?? null;
      const problem = BROKEN[state][citation.startLine === null ? 1 : 0];
      return [{ file, citation, section, problem }];
    }),
  );
}

/** How many reasons the page of a spec shows. */
const ROOM = { perDocument: 10, inAll: 300 };

/**
 * Finds the documents of a spec that the changes affect: those that may be wrong, and those with a
 * citation that is no longer right.
 */
export function groupDocuments(spec: SpecReport): DocumentGroups {
  const broken = brokenCitations(spec);
  const byFile = Map.groupBy(broken, ({ file }) => file);
  const isHit = ({ file, state }: DocumentReport): boolean =>
    state === 'broken' || state === 'needs-review' || byFile.has(file);
  const sorted = spec.documents.toSorted((a, b) => Number(isHit(b)) - Number(isHit(a)));
  const documents = shareReasons(sorted, ROOM).map((each): AffectedDocument => ({
    ...each,
    broken: byFile.get(each.document.file)?.length ?? 0,
  }));
  return {
    affected: documents.filter(({ document }) => isHit(document)),
    others: documents.filter(({ document }) => !isHit(document)),
  };
}
