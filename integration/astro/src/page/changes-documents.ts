import type {
  CitationReport,
  SectionReport,
  SpecReport,
} from '@astro-drift/engine/internal/report/schema';
import { staleSections } from '@astro-drift/engine/internal/report/sections';
import type { PlainName } from '../strings/english.ts';

/** The strings for citations that no longer hold: of lines, and of a whole file. */
const BROKEN = {
  changed: ['drift.spec.linesChanged', 'drift.spec.fileChanged'],
  deleted: ['drift.spec.linesGone', 'drift.spec.fileGone'],
  'out-of-range': ['drift.spec.outOfRange', 'drift.spec.outOfRange'],
  missing: ['drift.spec.missing', 'drift.spec.missing'],
} as const satisfies Record<string, readonly [PlainName, PlainName]>;

/** A citation that no longer holds, and the document that it stands in. */
export interface BrokenCitation {
  readonly file: string;
  readonly citation: CitationReport;
  /** The heading above it; `null` where there is none. */
  readonly section: SectionReport | null;
  /** The string that says what is wrong with it. */
  readonly problem: PlainName;
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
