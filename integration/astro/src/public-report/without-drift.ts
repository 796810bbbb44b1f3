import type { Analysis } from '@astro-drift/engine/internal/analyze';
import type {
  CitationReport,
  DocumentReport,
  SpecReport,
} from '@astro-drift/engine/internal/report/schema';

/**
 * Returns an analysis that tells of no change, for a site that tells its readers nothing about
 * drift. Citations lead to where their lines are now. Those that lead nowhere are left out.
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
    withheld: undefined,
    upstreamDrift: [],
    documents: spec.documents.map(withoutImpact),
    recommendation: null,
  };
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
