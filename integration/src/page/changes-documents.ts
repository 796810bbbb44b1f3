import type { CitationReport, SectionReport, SpecReport } from '../report/schema.ts';
import { staleSections } from '../report/sections.ts';

/** What became of a citation that no longer holds: of lines, and of a whole file. */
const BROKEN = {
  changed: ['The lines have changed', 'The file has changed'],
  deleted: ['The lines are gone', 'The file is gone'],
  'out-of-range': ['The file does not have that many lines', ''],
  missing: ['There is no such file', 'There is no such file'],
} as const;

/** A citation that no longer holds, and the document that it stands in. */
export interface BrokenCitation {
  readonly file: string;
  readonly citation: CitationReport;
  /** The heading above it; `null` where there is none. */
  readonly section: SectionReport | null;
  /** What is wrong with it. */
  readonly problem: string;
}

/** A document that the changes may have left behind. */
export interface AffectedDocument {
  readonly file: string;
  /** Its sections that cite changed lines. */
  readonly sections: readonly SectionReport[];
  /** Citations that no longer hold. */
  readonly broken: number;
}

/** The documents of a spec: those that the changes concern, and the others. */
export interface DocumentGroups {
  readonly affected: readonly AffectedDocument[];
  readonly others: readonly AffectedDocument[];
}

/** Every citation of a spec's documents that no longer holds, in the order of the documents. */
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
 * Tells which documents of a spec the changes concern: those that cite changed lines, or all of
 * them where the spec is behind and no citation says more.
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
