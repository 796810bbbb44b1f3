import type { Citation } from '../citations/citation.ts';
import { giverOf } from '../drift/acceptance.ts';
import type { Accepted } from '../drift/baseline.ts';
import type {
  AnalyzedDocument,
  AnalyzedSection,
  Pending,
  SpecAnalysis,
} from '../drift/analyze-specs.ts';
import type { Change } from '../drift/change.ts';
import { timeOfCompletion } from '../drift/completion-time.ts';
import { oldestCommit } from '../drift/oldest-commit.ts';
import { withNamedChanges } from '../drift/stale-citations.ts';
import type { Verdict } from '../drift/status.ts';
import type { DatedCommit } from '../git/commit.ts';
import type { RuleConfig } from '../rules/index.ts';
import type { Heading } from '../documents/document.ts';
import { isSecretName } from '../files/secret-names.ts';
import { nextCheck } from '../specs/schedule.ts';
import { kindOf } from '../specs/kinds.ts';
import type { Spec } from '../specs/spec.ts';
import type { DocumentImpact } from '../impact/document-impact.ts';
import { greatest, type Impact, stateOf } from '../impact/impact.ts';
import { type CommitTable, makeCommitTable } from './commit-table.ts';
import type { ReportInput } from './report-input.ts';
import { findFindings } from './findings.ts';
import { withInheritedImpact } from './inherited-impact.ts';
import type { Subjects } from './fingerprint.ts';
import { type EditedOf, recommend } from './recommendation.ts';
import type {
  BaselineReport,
  ChangeReport,
  CitationReport,
  DocumentReport,
  Report,
  SectionReport,
  SpecReport,
  Status,
} from './schema.ts';
import { summarize } from './summary.ts';
import { toTimestamp } from '../text/time.ts';
import { toldChange } from './told-change.ts';
import { toldEvidence } from './told-evidence.ts';

/** A report, with the subjects of its findings. */
export interface ComposedReport {
  readonly report: Report;
  readonly subjects: Subjects;
}

/** Makes the report: plain, sorted data that does not depend on the machine. */
export function composeReport(evidence: ReportInput, rules: RuleConfig): ComposedReport {
  const known = new Map(evidence.analyses.map(({ spec }) => [spec.id, spec]));
  const edited = new Map(
    evidence.analyses.map(({ spec, documents }) => [
      spec.id,
      documents.filter(({ edits }) => edits !== null).map(({ file }) => file),
    ]),
  );
  const editedOf = (id: string): readonly string[] => edited.get(id) ?? [];
  const table = makeCommitTable(
    evidence.analyses.flatMap((analysis) => [
      ...analysis.changes.flatMap(({ commits }) => commits),
      ...(evidence.impacts.get(analysis.spec.id) ?? []).flatMap((impact) =>
        impact.evidence.flatMap((each) =>
          analysis.pendingOf(each.path, each.section).commits.slice(0, 1),
        ),
      ),
    ]),
  );
  const judged = evidence.analyses.map((analysis) => {
    const verdict = evidence.verdicts.get(analysis.spec.id);
    if (verdict === undefined) throw new Error(`no verdict on ${analysis.spec.id}`);
    const impacts = evidence.impacts.get(analysis.spec.id) ?? [];
    const compose = { known, editedOf, owners: evidence.owners, table };
    return composeSpec(analysis, impacts, verdict, compose);
  });
  const specs = withInheritedImpact(judged);
  const subjects = findFindings(evidence, specs, rules);
  const findings = [...subjects.keys()];
  const { repository } = evidence;
  const summary = summarize(specs, findings);
  const { commits } = table;
  return { report: { schemaVersion: 1, repository, summary, commits, specs, findings }, subjects };
}

/** What is the same for all specs of a report. */
interface Shared extends Pick<ReportInput, 'owners'> {
  readonly known: ReadonlyMap<string, Spec>;
  readonly editedOf: EditedOf;
  readonly table: CommitTable;
}

function composeSpec(
  analysis: SpecAnalysis,
  impacts: readonly DocumentImpact[],
  { status, upstream, upstreamDrift }: Verdict,
  { known, editedOf, owners, table }: Shared,
): SpecReport {
  const { spec, baseline, matches, inputs, changes, sections, documents } = analysis;
  const time = timeOfCompletion(spec.completion, baseline);
  const changed = new Set(changes.flatMap(({ path, previousPath }) => [path, previousPath]));
  const secrets = new Set(
    changes
      .filter(({ previousPath }) => previousPath !== null && isSecretName(previousPath))
      .map(({ path }) => path),
  );
  const next = nextCheck(spec.schedule, lastCheck(time, baseline));
  return {
    id: spec.id,
    kind: spec.kind,
    title: spec.title,
    type: spec.type,
    file: spec.file,
    public: spec.public,
    owners: [...spec.owners],
    status,
    run: composeRun(spec.run),
    since: dateOf(oldestCommit(changes.filter(({ significant }) => significant))),
    completedAt: time === null ? null : toTimestamp(time),
    nextCheck: next === null ? null : toTimestamp(next),
    baseline: {
      ...composeBaseline(baseline),
      ...(!kindOf(spec).declaresSources && { reason: 'the page declares no sources' }),
    },
    inputCount: inputs.size,
    inputs: matches.map(({ input, paths }) => ({
      role: input.role,
      pattern: input.pattern,
      matched: paths.filter((path) => inputs.has(path)).length,
      files: paths.filter((path) => inputs.has(path) || changed.has(path)),
    })),
    changes: changes.map((change) => composeChange(change, owners, table)),
    upstream: [...upstream],
    upstreamDrift: [...upstreamDrift],
    documents: documents.map((document, index) =>
      composeDocument(document, impacts[index] ?? NO_IMPACT, {
        status,
        sections: sections ?? [],
        secrets,
        analysis,
        table,
      }),
    ),
    recommendation: recommend(spec, status, upstreamDrift, known, editedOf),
  };
}

/** Returns the time of the last completion or acceptance, in seconds since 1970. */
function lastCheck(completed: number | null, baseline: SpecAnalysis['baseline']): number | null {
  if (baseline?.kind === 'accepted') return Math.max(completed ?? 0, baseline.acceptance.time);
  return completed ?? (baseline?.kind === 'commit' ? baseline.time : null);
}

/** Composes what wrote the documents. Of an email address, only the name is kept. */
function composeRun(run: Spec['run']): SpecReport['run'] {
  if (run === null) return null;
  const { approval } = run;
  if (approval === null) return { ...run, approval };
  const { status, by, at } = approval;
  return {
    ...run,
    approval: {
      status,
      by: by === null ? null : giverOf({ author: by }),
      at: at === null ? null : toTimestamp(at),
    },
  };
}

function composeBaseline(baseline: SpecAnalysis['baseline']): BaselineReport {
  const none = { from: null, commit: null, date: null, acceptance: null };
  if (baseline === null) return { ...none, reason: 'the spec is not completed' };
  const { reason } = baseline;
  switch (baseline.kind) {
    case 'unknown':
      return { ...none, reason };
    case 'working-tree':
      return { ...none, from: 'working-tree', reason };
    case 'accepted': {
      const { acceptance } = baseline;
      return {
        from: 'accepted',
        commit: acceptance.commit,
        date: toTimestamp(acceptance.time),
        reason,
        acceptance: composeAcceptance(acceptance, false),
      };
    }
    case 'commit': {
      const { rule, oid, time, expired } = baseline;
      return {
        from: rule,
        commit: oid,
        date: toTimestamp(time),
        reason,
        acceptance: expired === undefined ? null : composeAcceptance(expired, true),
      };
    }
  }
}

function composeSectionBaseline(
  section: AnalyzedSection | undefined,
): Pick<SectionReport, 'baseline'> {
  if (section === undefined) return {};
  const { from, commit, date } = composeBaseline(section.baseline);
  return { baseline: { from, commit, date } };
}

/** Returns when a commit was authored; `null` if there is no commit. */
function dateOf(commit: DatedCommit | null): string | null {
  return commit === null ? null : toTimestamp(commit.authorTime);
}

function composeAcceptance(acceptance: Accepted, expired: boolean): BaselineReport['acceptance'] {
  const { time, reason, until } = acceptance;
  return { author: giverOf(acceptance), date: toTimestamp(time), reason, until, expired };
}

function composeChange(
  change: Change,
  owners: ReportInput['owners'],
  { indexOf }: CommitTable,
): ChangeReport {
  const { path, previousPath, role, kind, pair, commits, uncommitted } = change;
  const { significance, significant, ignored, language, symbols, rows } = change;
  const newest = commits[0];
  return toldChange({
    path,
    ...(previousPath === null ? {} : { previousPath }),
    role,
    kind,
    significance,
    significant,
    ignored,
    language,
    additions: pair.diff?.additions ?? null,
    deletions: pair.diff?.deletions ?? null,
    symbols: {
      added: [...symbols.added],
      removed: [...symbols.removed],
      changed: [...symbols.changed],
    },
    rows,
    owners: [...new Set([...owners(path), ...owners(previousPath ?? path)])],
    modifiedAt: uncommitted || newest === undefined ? null : toTimestamp(newest.authorTime),
    commits: commits.flatMap(({ oid }) => indexOf(oid) ?? []),
  });
}

const NO_IMPACT: DocumentImpact = { impact: 'none', evidence: [] };

/** What a spec says about its documents. */
interface Judgement extends Pick<Shared, 'table'> {
  readonly status: Status;
  /** The sections with baselines of their own. Empty if there are none. */
  readonly sections: readonly AnalyzedSection[];
  /** The changed files that had the name of a secret before they were renamed. */
  readonly secrets: ReadonlySet<string>;
  readonly analysis: SpecAnalysis;
}

function newestCommit(pending: Pending | undefined): string | null {
  return pending?.uncommitted === false ? (pending.commits[0]?.oid ?? null) : null;
}

function composeDocument(
  { file, document, hidden, citations, passedOver, nodes, edits }: AnalyzedDocument,
  { impact, evidence }: DocumentImpact,
  { status, sections, secrets, analysis, table }: Judgement,
): DocumentReport {
  const headings = document?.headings ?? [];
  const pending = evidence.map((each) => analysis.pendingOf(each.path, each.section));
  const significant = analysis.changes.filter((change) => change.significant);
  // The citation of a whole file is outdated only if something changed that the document names.
  const named = new Set(evidence.filter((each) => each.impact === 'named').map(({ path }) => path));
  const isKnown = status !== 'unknown' && status !== 'not-completed';
  const impactOf = (section: number): Impact =>
    greatest(evidence.filter((each) => each.section === section).map((each) => each.impact));
  return {
    file,
    state: isKnown || impact === 'broken' ? stateOf(impact) : status,
    impact,
    since:
      impact === 'none'
        ? null
        : dateOf(oldestCommit(evidence.length === 0 ? significant : pending)),
    evidence: toldEvidence(
      evidence.map(({ section, commit, ...each }, index) => ({
        ...each,
        section: headings[section - 1]?.slug ?? null,
        commit: table.indexOf(commit ?? newestCommit(pending[index]) ?? ''),
      })),
      secrets,
    ),
    edited: edits !== null,
    hidden: [...hidden],
    sections: headings.map(({ text, slug, line }, index) => ({
      heading: text,
      slug,
      line,
      state: stateOf(impactOf(index + 1)),
      impact: impactOf(index + 1),
      ...composeSectionBaseline(sections[index + 1]),
    })),
    citations: withNamedChanges(citations, named).map((citation) =>
      composeCitation(citation, headings),
    ),
    ...(Object.values(passedOver).some((count) => count > 0) && { passedOver: { ...passedOver } }),
    diagrams: (document?.diagrams ?? []).map(({ line }, index) => ({
      line,
      nodes: (nodes[index] ?? []).map((node) => ({ ...node })),
    })),
  };
}

function composeCitation(citation: Citation, headings: readonly Heading[]): CitationReport {
  const { reference, path, symbol, startLine, endLine } = citation;
  const { authored, state, current, stale } = citation;
  return {
    text: reference.text,
    kind: reference.kind,
    line: reference.line,
    column: reference.column,
    section: headings[reference.section]?.slug ?? null,
    path,
    symbol,
    startLine,
    endLine,
    commit: authored.commit,
    state,
    current: current === null ? null : { ...current },
    stale,
  };
}
