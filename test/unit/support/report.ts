import { summarize } from '../../../integration/engine/src/report/summary.ts';
import type {
  ChangeReport,
  CitationReport,
  CommitReport,
  DocumentReport,
  EvidenceReport,
  Finding,
  Report,
  SpecReport,
} from '../../../integration/engine/src/report/schema.ts';

/** One spec as a report shows it: up to date, unless `over` says otherwise. */
export function makeSpecReport(over: Partial<SpecReport> = {}): SpecReport {
  return {
    id: '001-doc',
    kind: 'chant',
    title: 'Architecture',
    type: 'documentation',
    file: '.chant/specs/001-doc.md',
    public: true,
    owners: [],
    status: 'up-to-date',
    run: null,
    since: null,
    completedAt: '2026-01-28T14:45:00Z',
    nextCheck: null,
    baseline: {
      from: 'completion-commit',
      commit: 'a'.repeat(40),
      date: '2026-01-28T14:50:00Z',
      reason: 'completed_at: 2026-01-28T14:45:00Z was committed in aaaaaaa',
      acceptance: null,
    },
    inputCount: 1,
    inputs: [{ role: 'tracks', pattern: 'src/**', matched: 1, files: ['src/auth.ts'] }],
    changes: [],
    upstream: [],
    upstreamDrift: [],
    documents: [],
    recommendation: null,
    ...over,
  };
}

export function makeChange(over: Partial<ChangeReport> = {}): ChangeReport {
  return {
    path: 'src/auth.ts',
    role: 'tracks',
    kind: 'modified',
    significance: 'code',
    significant: true,
    ignored: false,
    language: 'typescript',
    additions: 45,
    deletions: 12,
    symbols: { added: [], removed: [], changed: [] },
    rows: null,
    owners: [],
    modifiedAt: '2026-02-15T10:00:00Z',
    commits: [],
    ...over,
  };
}

/** For each state, the smallest impact that causes it. */
const LEAST: Readonly<Record<DocumentReport['state'], DocumentReport['impact']>> = {
  broken: 'broken',
  'needs-review': 'named',
  'nearby-changes': 'internal',
  'up-to-date': 'none',
  unknown: 'none',
  'not-completed': 'none',
};

export function makeDocument(over: Partial<DocumentReport> = {}): DocumentReport {
  return {
    file: 'docs/architecture.md',
    state: 'up-to-date',
    impact: LEAST[over.state ?? 'up-to-date'],
    since: null,
    evidence: [],
    edited: false,
    hidden: [],
    sections: [],
    citations: [],
    diagrams: [],
    ...over,
  };
}

/** A name in the section *Auth* that changed in `src/auth.ts`. */
export function makeEvidence(over: Partial<EvidenceReport> = {}): EvidenceReport {
  return {
    impact: 'named',
    kind: 'value',
    text: '`MINUTES`, named in *Auth*, changed from `30` to `60`',
    path: 'src/auth.ts',
    line: 3,
    section: 'auth',
    commit: null,
    ...over,
  };
}

/** A citation of `src/auth.ts:1-3` in inline code that is still right. */
export function makeCitation(over: Partial<CitationReport> = {}): CitationReport {
  return {
    text: 'src/auth.ts:1-3',
    kind: 'code',
    line: 5,
    column: 5,
    section: null,
    path: 'src/auth.ts',
    symbol: null,
    startLine: 1,
    endLine: 3,
    commit: 'a'.repeat(40),
    state: 'ok',
    current: { path: 'src/auth.ts', startLine: 1, endLine: 3 },
    stale: false,
    ...over,
  };
}

/** What the rule on drift says of a spec. */
export function makeFinding(over: Partial<Finding> = {}): Finding {
  return {
    rule: 'drift',
    severity: 'warn',
    message: 'Architecture: 1 of 1 sources changed',
    spec: '001-doc',
    file: '.chant/specs/001-doc.md',
    help: 'Re-run it',
    fingerprint: '0'.repeat(32),
    ...over,
  };
}

/** Makes a commit of the author Dev, dated 2026-02-15. */
export function makeCommit(over: Partial<CommitReport> = {}): CommitReport {
  return {
    oid: 'c'.repeat(40),
    date: '2026-02-15T10:00:00Z',
    author: 'Dev',
    subject: 'Go',
    ...over,
  };
}

/** @param commits the table to which the indexes in `specs` lead */
export function makeReport(
  specs: SpecReport[],
  findings: Finding[] = [],
  commits: CommitReport[] = [],
): Report {
  return {
    schemaVersion: 1,
    repository: {
      head: 'b'.repeat(40),
      branch: 'main',
      shallow: false,
      dirty: false,
      remote: null,
      problem: null,
    },
    summary: summarize(specs, findings),
    commits,
    specs,
    findings,
  };
}
