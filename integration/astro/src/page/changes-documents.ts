import type {
  CitationReport,
  DocumentReport,
  SectionReport,
  SpecReport,
} from '@astro-drift/engine/internal/report/schema';
import type { PlainName } from '../strings/english.ts';
import { type ReasonedDocument, shareReasons } from './document-reasons.ts';

/**
 * The strings that describe each problem of a citation: first for cited lines, then for a cited
 * file.
 */
const BROKEN = {
  changed: ['drift.spec.linesChanged', 'drift.spec.fileChanged'],
  deleted: ['drift.spec.linesGone', 'drift.spec.fileGone'],
  'out-of-range': ['drift.spec.outOfRange', 'drift.spec.outOfRange'],
  missing: ['drift.spec.missing', 'drift.spec.missing'],
} as const satisfies Record<string, readonly [PlainName, PlainName]>;

/** A citation whose lines changed or are gone, together with its document. */
export interface BrokenCitation {
  readonly file: string;
  readonly citation: CitationReport;
  /** The section that contains the citation. It is `null` above the first heading. */
  readonly section: SectionReport | null;
  /** The name of the string that describes the problem. */
  readonly problem: PlainName;
}

/** A document of a spec, with its reasons and the number of its broken citations. */
export interface AffectedDocument extends ReasonedDocument {
  /** The number of citations whose lines changed or are gone. */
  readonly broken: number;
}

/** The documents of a spec in two groups: those that the changes affect, and the others. */
export interface DocumentGroups {
  readonly affected: readonly AffectedDocument[];
  readonly others: readonly AffectedDocument[];
}

/** Returns the citations whose lines changed or are gone, in the order of the documents. */
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

/** How many reasons the page of a spec shows for one document, and for all documents together. */
const ROOM = { perDocument: 10, inAll: 300 };

/**
 * Groups the documents of a spec. A document is affected if it may be wrong, or if lines that it
 * cites changed or are gone.
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
