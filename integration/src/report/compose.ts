import type { ExaminedDocument, Examination, MeasuredDifference } from '../drift/examination.ts';
import { nextCheck } from '../drift/schedule.ts';
import type { Verdict } from '../drift/status.ts';
import type { Commit } from '../git/history.ts';
import type { SpecProblem } from '../specs/spec.ts';
import { findFindings } from './findings.ts';
import { recommend } from './recommendation.ts';
import type { RuleConfig } from './rules.ts';
import type {
  BaselineReport,
  ChangeReport,
  DocumentReport,
  Finding,
  Report,
  SpecReport,
  Status,
} from './schema.ts';
import { toTimestamp } from './time.ts';

/** Everything that a report is made from. */
export interface Evidence {
  readonly repository: Report['repository'];
  readonly examinations: readonly Examination[];
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly problems: readonly SpecProblem[];
}

/** Turns what was found out into plain data: sorted, without anything of this machine. */
export function composeReport(evidence: Evidence, rules: RuleConfig): Report {
  const ids = evidence.examinations.map(({ spec }) => spec.id);
  const specs = evidence.examinations.map((examination) => {
    const verdict = evidence.verdicts.get(examination.spec.id);
    if (verdict === undefined) throw new Error(`no verdict on ${examination.spec.id}`);
    return composeSpec(examination, verdict, ids);
  });
  const findings = findFindings(evidence, specs, rules);
  return {
    schemaVersion: 1,
    repository: evidence.repository,
    summary: summarize(specs, findings),
    specs,
    findings,
  };
}

function composeSpec(
  { spec, baseline, matches, inputs, differences, documents }: Examination,
  { status, upstream, upstreamDrift }: Verdict,
  ids: readonly string[],
): SpecReport {
  const time = spec.completion?.time ?? null;
  const changed = new Set(differences.map(({ path }) => path));
  const next = nextCheck(spec.schedule, time);
  return {
    id: spec.id,
    kind: spec.kind,
    title: spec.title,
    type: spec.type,
    file: spec.file,
    public: spec.public,
    status,
    completedAt: time === null ? null : toTimestamp(time),
    nextCheck: next === null ? null : toTimestamp(next),
    baseline: composeBaseline(baseline),
    inputCount: inputs.size,
    inputs: matches.map(({ input, paths }) => ({
      role: input.role,
      pattern: input.pattern,
      matched: paths.filter((path) => inputs.has(path)).length,
      files: paths.filter((path) => inputs.has(path) || changed.has(path)),
    })),
    changes: differences.map(composeChange),
    upstream: [...upstream],
    upstreamDrift: [...upstreamDrift],
    documents: documents.map((document) => composeDocument(document, status)),
    recommendation: recommend(spec, status, upstreamDrift, ids),
  };
}

function composeBaseline(baseline: Examination['baseline']): BaselineReport {
  if (baseline === null) {
    return { from: null, commit: null, date: null, reason: 'the spec is not completed' };
  }
  const { reason } = baseline;
  if (baseline.kind === 'unknown') return { from: null, commit: null, date: null, reason };
  if (baseline.kind === 'working-tree') {
    return { from: 'working-tree', commit: null, date: null, reason };
  }
  const { rule, oid, time } = baseline;
  return { from: rule, commit: oid, date: toTimestamp(time), reason };
}

function composeChange(difference: MeasuredDifference): ChangeReport {
  const { path, role, kind, diff, commits, uncommitted } = difference;
  const newest = commits[0];
  return {
    path,
    role,
    kind,
    significance: diff.binary ? 'binary' : 'code',
    additions: diff.additions,
    deletions: diff.deletions,
    modifiedAt: uncommitted || newest === undefined ? null : toTimestamp(newest.authorTime),
    commits: commits.map(composeCommit),
  };
}

function composeCommit({ oid, authorTime, author, subject }: Commit): ChangeReport['commits'][0] {
  return { oid, date: toTimestamp(authorTime), author, subject };
}

function composeDocument(
  { file, document, citations }: ExaminedDocument,
  status: Status,
): DocumentReport {
  const headings = document?.headings ?? [];
  const stale = new Set(
    citations
      .filter(({ state }) => state === 'changed' || state === 'deleted')
      .map(({ reference }) => reference.section),
  );
  return {
    file,
    status,
    sections: headings.map(({ text, slug, line }, index) => ({
      heading: text,
      slug,
      line,
      status: stale.has(index) ? 'drifted' : 'up-to-date',
    })),
    citations: citations.map(({ reference, token, state, current }) => ({
      text: reference.text,
      kind: reference.kind,
      line: reference.line,
      section: headings[reference.section]?.slug ?? null,
      path: token.path,
      startLine: token.startLine,
      endLine: token.endLine,
      state,
      current: current === null ? null : { path: token.path, ...current },
    })),
  };
}

/** Counts for the top of a report. */
export function summarize(
  specs: readonly SpecReport[],
  findings: readonly Finding[],
): Report['summary'] {
  const count = (status: Status): number => specs.filter((spec) => spec.status === status).length;
  return {
    specs: specs.length,
    upToDate: count('up-to-date'),
    drifted: count('drifted'),
    upstreamDrifted: count('upstream-drifted'),
    unknown: count('unknown'),
    notCompleted: count('not-completed'),
    accepted: count('accepted'),
    errors: findings.filter(({ severity }) => severity === 'error').length,
    warnings: findings.filter(({ severity }) => severity === 'warn').length,
  };
}
