import type {
  CitationReport,
  DocumentReport,
  Report,
  SpecReport,
} from '@astro-drift/engine/internal/report/schema';

/** A spec with those of its documents that cite a file. */
export interface CitingSpec {
  readonly spec: SpecReport;
  readonly documents: readonly CitingDocument[];
}

/** A document with its citations of a file, in order. */
export interface CitingDocument {
  readonly document: DocumentReport;
  readonly citations: readonly CitationReport[];
}

/**
 * Returns the specs that cite each file. A citation belongs to the file that the document names,
 * and to the file that contains the lines now.
 */
export function citingSpecs({ specs }: Report): ReadonlyMap<string, readonly CitingSpec[]> {
  const byFile = new Map<string, { spec: SpecReport; documents: CitingDocument[] }[]>();
  for (const spec of specs) {
    for (const document of spec.documents) {
      for (const [path, citations] of byPath(document)) {
        const known = byFile.get(path) ?? [];
        byFile.set(path, known);
        let last = known.at(-1);
        if (last?.spec !== spec) known.push((last = { spec, documents: [] }));
        last.documents.push({ document, citations });
      }
    }
  }
  return byFile;
}

/** Returns the files that documents cite or that their diagrams name. */
export function citedPaths(report: Report): Set<string> {
  const nodes = report.specs
    .flatMap(({ documents }) => documents)
    .flatMap(({ diagrams }) => diagrams)
    .flatMap(({ nodes }) => nodes);
  return new Set([...citingSpecs(report).keys(), ...nodes.flatMap((node) => [...pathsOf(node)])]);
}

function byPath({ citations }: DocumentReport): Map<string, CitationReport[]> {
  const found = new Map<string, CitationReport[]>();
  for (const citation of citations) {
    for (const path of pathsOf(citation)) {
      const known = found.get(path);
      if (known === undefined) found.set(path, [citation]);
      else known.push(citation);
    }
  }
  return found;
}

function pathsOf({ path, current }: Pick<CitationReport, 'path' | 'current'>): Set<string> {
  return new Set(current === null ? [path] : [path, current.path]);
}
