import type {
  AnalyzedDocument,
  SpecAnalysis,
} from '../../../integration/engine/src/drift/analyze-specs.ts';
import type { SpecReport } from '../../../integration/engine/src/report/schema.ts';
import type {
  ReportedSpec,
  Rule,
  RuleInput,
  UnratedFinding,
} from '../../../integration/engine/src/rules/rule.ts';
import { settingOf } from '../../../integration/engine/src/rules/config.ts';
import { ruleOf } from '../../../integration/engine/src/rules/index.ts';
import type { Spec } from '../../../integration/engine/src/specs/spec.ts';
import { makeSpecReport } from './report.ts';
import { makeSpec } from './spec.ts';

/** An analysis that found nothing; `over` says what matters to a test. */
export function makeAnalysis(
  over: Partial<Omit<SpecAnalysis, 'spec'>> & { readonly spec?: Partial<Spec> } = {},
): SpecAnalysis {
  return {
    baseline: { kind: 'working-tree', reason: 'not committed' },
    matches: [],
    inputs: new Set(),
    changes: [],
    sections: null,
    documents: [],
    undated: false,
    files: [],
    pendingOf: () => ({ commits: [], uncommitted: false }),
    ...over,
    spec: makeSpec(over.spec),
  };
}

/** A document in which nothing was found; `over` says what matters to a test. */
export function makeAnalyzedDocument(over: Partial<AnalyzedDocument> = {}): AnalyzedDocument {
  return {
    file: 'docs/architecture.md',
    exists: true,
    absent: false,
    problem: null,
    document: null,
    hidden: [],
    citations: [],
    ambiguous: [],
    passedOver: { otherProjects: 0, submodules: 0, gitIgnored: 0, exempt: 0 },
    unusedExemptions: [],
    nodes: [],
    redate: null,
    edits: null,
    ...over,
  };
}

/** A spec with the same id and file in the analysis and in the report. */
export function makeReportedSpec(
  report: Partial<SpecReport> = {},
  analysis: Parameters<typeof makeAnalysis>[0] = {},
): ReportedSpec {
  const made = makeSpecReport(report);
  const { id, file, kind, title } = made;
  return {
    report: made,
    analysis: makeAnalysis({
      ...analysis,
      spec: { id, file, kind, title, ...analysis.spec },
    }),
  };
}

/** Applies a rule to an input that is empty except for `over`. */
export function applyRule(rule: Rule, over: Partial<RuleInput> = {}): UnratedFinding[] {
  return rule.find({
    repository: { problem: null },
    specs: [],
    pages: [],
    problems: [],
    sources: [],
    staleReferences: [],
    brokenLinks: [],
    staleNames: [],
    unusedPatterns: [],
    now: Date.parse('2026-03-01T00:00:00Z') / 1000,
    settingOf: (name) => settingOf(ruleOf(name).name, {}),
    ...over,
  });
}
