import type { Analysis } from '@astro-drift/engine/internal/analyze';
import type {
  ChangeReport,
  CitationReport,
  DocumentReport,
  SpecReport,
} from '@astro-drift/engine/internal/report/schema';

/**
 * Returns an analysis that tells of no change, for a site that tells its readers nothing about
 * drift. Citations lead to where their lines are now. Those that lead nowhere are left out, and so
 * are sources that are gone.
 */
export function withoutDrift(analysis: Analysis): Analysis {
  const { report } = analysis;
  const specs = report.specs.map(withoutChanges);
  return {
    ...analysis,
    report: { ...report, commits: [], specs, findings: [] },
    files: new Map(),
  };
}

function withoutChanges(spec: SpecReport): SpecReport {
  return {
    ...spec,
    status: 'up-to-date',
    since: null,
    changes: [],
    inputs: spec.inputs.map(({ files, ...input }) => ({
      ...input,
      files: presentFiles(files, spec.changes),
    })),
    withheld: undefined,
    upstreamDrift: [],
    documents: spec.documents.map(withoutImpact),
    recommendation: null,
  };
}

/** Returns the files of an input that are there now, by their present names. */
function presentFiles(files: readonly string[], changes: readonly ChangeReport[]): string[] {
  const gone = new Set(changes.filter(({ kind }) => kind === 'deleted').map(({ path }) => path));
  const moved = new Map(changes.map(({ path, previousPath = path }) => [previousPath, path]));
  return [...new Set(files.map((file) => moved.get(file) ?? file))].filter(
    (file) => !gone.has(file),
  );
}

function withoutImpact(document: DocumentReport): DocumentReport {
  return {
    ...document,
    state: 'up-to-date',
    impact: 'none',
    since: null,
    evidence: [],
    edited: false,
    sections: document.sections.map((section) => ({
      ...section,
      state: 'up-to-date',
      impact: 'none',
    })),
    citations: document.citations.flatMap(atCurrentLines),
    diagrams: document.diagrams.map((diagram) => ({
      ...diagram,
      nodes: diagram.nodes.flatMap((node) =>
        node.current === null ? [] : [{ ...node, state: 'ok', drifted: false } as const],
      ),
    })),
  };
}

function atCurrentLines(citation: CitationReport): CitationReport[] {
  return citation.current === null ? [] : [{ ...citation, state: 'ok', stale: false }];
}
