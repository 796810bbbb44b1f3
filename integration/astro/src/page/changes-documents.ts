import type {
  CitationReport,
  SectionReport,
  SpecReport,
} from '@astro-drift/engine/internal/report/schema';
import { staleSections } from '@astro-drift/engine/internal/report/sections';
import type { PlainName } from '../strings/english.ts';

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

/** A document that may be out of date because of the changes. */
export interface AffectedDocument {
  readonly file: string;
  /** The sections that cite changed lines. */
  readonly sections: readonly SectionReport[];
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

/**
 * Finds the documents of a spec that the changes affect: those that cite changed lines. If the spec
 * has drifted and no citation changed, all of its documents are affected.
 */
export function groupDocuments(spec: SpecReport): DocumentGroups {
  const broken = brokenCitations(spec);
  const byFile = Map.groupBy(broken, ({ file }) => file);
  const documents = spec.documents.map((document): AffectedDocument => ({
    file: document.file,
    sections: staleSections(document),
    broken: byFile.get(document.file)?.length ?? 0,
  }));
  const isHit = ({ sections, broken }: AffectedDocument): boolean =>
    sections.length > 0 || broken > 0;
  if (documents.some(isHit)) {
    return {
      affected: documents.filter(isHit),
      others: documents.filter((document) => !isHit(document)),
    };
  }
  const isBehind = spec.status === 'drifted' || spec.status === 'upstream-drifted';
  return isBehind ? { affected: documents, others: [] } : { affected: [], others: documents };
}
