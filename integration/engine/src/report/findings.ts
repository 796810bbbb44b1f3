import { WHOLE_HISTORY } from '../drift/completion.ts';
import type { Examination } from '../drift/examination.ts';
import { wholeReason } from '../git/repository.ts';
import { baselineDay } from './baseline-day.ts';
import { citationDrafts } from './citation-findings.ts';
import { coverageDrafts } from './coverage-findings.ts';
import type { Draft, Subject } from './draft.ts';
import type { Evidence } from './evidence.ts';
import { fingerprint } from './fingerprint.ts';
import { recommendCheck } from './recommendation.ts';
import { type RuleConfig, type RuleName, ruleProblem, RULES, type Severity } from './rules.ts';
import type { ChangeReport, Finding, SpecReport } from './schema.ts';
import { driftCount, sourceCount } from './source-count.ts';
import { dayOf } from '../text/time.ts';

const FETCH_BEFORE =
  'Give the job access to the remote, or fetch what is missing before: `git fetch --unshallow` for history, `git fetch --refetch` for contents.';

/**
 * Applies every rule.
 *
 * @returns the findings, sorted by file, line and rule, without what is switched off
 */
export function findFindings(
  { repository, examinations, problems, sources, now }: Evidence,
  specs: readonly SpecReport[],
  rules: RuleConfig,
): Map<Finding, Subject> {
  const overrides = new Map(examinations.map(({ spec }) => [spec.id, spec.rules]));
  const drafts: Draft[] = problems.map(({ file, line, message, minor, help }) => ({
    rule: 'invalid-spec',
    message: file === '.' ? message : `${file}: ${message}`,
    spec: null,
    file,
    line,
    help: help ?? 'Mend the frontmatter of the file.',
    minor,
    subject: message,
  }));
  if (repository.problem !== null) {
    const { fix } = repository.problem;
    const message = `Nothing is known about drift: ${wholeReason(repository.problem)}.`;
    drafts.push({
      rule: 'unknown-baseline',
      message,
      spec: null,
      file: '.',
      help: fix,
      subject: '',
    });
  }
  if (repository.fetchProblem !== undefined) {
    drafts.push({
      rule: 'unknown-baseline',
      message: `What the clone lacks could not be fetched: ${repository.fetchProblem}.`,
      spec: null,
      file: '.',
      help: FETCH_BEFORE,
      subject: 'fetch',
    });
  }
  const ids = examinations.map(({ spec }) => spec.id);
  examinations.forEach((examination, index) => {
    const spec = specs[index];
    if (spec === undefined) return;
    drafts.push(...overrideProblems(examination), ...specDrafts(examination, spec));
    drafts.push(...overdueDrafts(examination, spec, ids, now));
    if (repository.problem !== null) return;
    drafts.push(...baselineDrafts(examination, spec), ...unreadDrafts(examination, spec));
    drafts.push(...inputDrafts(examination));
    drafts.push(...citationDrafts(spec));
  });
  drafts.push(...coverageDrafts(sources, specs));
  const kept = drafts.flatMap(({ minor, ...draft }) => {
    const severity = severityOf(draft.rule, rules, overrides.get(draft.spec ?? ''));
    return severity === 'off' ? [] : [{ ...draft, severity: minor === true ? 'warn' : severity }];
  });
  return fingerprint(sortedOnce(kept));
}

function severityOf(
  rule: RuleName,
  rules: RuleConfig,
  overrides: Readonly<Record<string, unknown>> | undefined,
): Severity {
  const own = overrides?.[rule];
  if (own !== undefined && ruleProblem(rule, own) === null) return own as Severity;
  return rules[rule] ?? RULES[rule];
}

function overrideProblems({ spec }: Examination): Draft[] {
  return Object.entries(spec.rules).flatMap(([name, severity]) => {
    const problem = ruleProblem(name, severity);
    if (problem === null) return [];
    const message = `${spec.file}: ${problem}`;
    const help = 'Mend the frontmatter of the file.';
    return [
      {
        rule: 'invalid-spec',
        message,
        spec: spec.id,
        file: spec.file,
        line: 1,
        help,
        subject: problem,
      },
    ];
  });
}

/** Documents that cannot be read, of a spec of which something is known nevertheless. */
function unreadDrafts({ spec, baseline, documents }: Examination, { title }: SpecReport): Draft[] {
  if (baseline?.kind === 'unknown') return [];
  return documents.flatMap(({ file, problem }): Draft[] => {
    if (problem === null) return [];
    const message = `${title}: ${file} cannot be read, so that nothing is known of what it cites: ${problem.reason}`;
    return [
      {
        rule: 'unknown-baseline',
        message,
        spec: spec.id,
        file: spec.file,
        help: problem.fix,
        subject: `unread ${file}`,
      },
    ];
  });
}

function baselineDrafts({ spec, baseline, undated }: Examination, { title }: SpecReport): Draft[] {
  if (undated) {
    const message = `${title}: some of what it cites was written before the commits that this clone holds, so that it cannot be told whether these lines changed`;
    const { id, file } = spec;
    return [
      {
        rule: 'unknown-baseline',
        message,
        spec: id,
        file,
        help: WHOLE_HISTORY,
        subject: 'undated',
      },
    ];
  }
  if (baseline?.kind !== 'unknown') return [];
  const message = `${title}: it cannot be told whether it has drifted, because ${baseline.reason}`;
  const { id, file } = spec;
  return [{ rule: 'unknown-baseline', message, spec: id, file, help: baseline.fix, subject: '' }];
}

function specDrafts({ spec, documents }: Examination, report: SpecReport): Draft[] {
  const { id, file } = spec;
  const drafts: Draft[] = [];
  if (report.status === 'drifted') {
    drafts.push({
      rule: 'drift',
      message: `${report.title}: ${describeChanges(report)}`,
      spec: id,
      file,
      help: helpOf(report),
      subject: '',
    });
  }
  const counts = report.status === 'drifted' || report.status === 'upstream-drifted';
  if (counts && report.upstreamDrift.length > 0) {
    drafts.push({
      rule: 'upstream-drift',
      message: `${report.title}: ${describeUpstream(report)}`,
      spec: id,
      file,
      help: helpOf(report),
      subject: '',
    });
  }
  for (const document of spec.completed ? documents : []) {
    if (document.exists) continue;
    drafts.push({
      rule: 'missing-document',
      message: `${document.file} does not exist, though ${file} names it in \`target_files\` and is completed`,
      spec: id,
      file,
      help: 'Write the document, or take it out of `target_files`.',
      subject: document.file,
    });
  }
  return drafts;
}

function overdueDrafts(
  { spec }: Examination,
  { nextCheck, title }: SpecReport,
  ids: readonly string[],
  now: number,
): Draft[] {
  if (nextCheck === null || Date.parse(nextCheck) / 1000 > now) return [];
  return [
    {
      rule: 'overdue',
      message: `${title}: was to be checked on ${dayOf(nextCheck)} (\`schedule: ${spec.schedule ?? ''}\`)`,
      spec: spec.id,
      file: spec.file,
      help: recommendCheck(spec, ids),
      subject: '',
    },
  ];
}

function inputDrafts({ spec, matches }: Examination): Draft[] {
  const drafts: Draft[] = [];
  for (const { input, paths } of spec.completed ? matches : []) {
    if (paths.length > 0) continue;
    drafts.push({
      rule: 'empty-input',
      message: `${spec.file}: \`${input.role}: ${input.pattern}\` matches no file, neither at the baseline nor now`,
      spec: spec.id,
      file: spec.file,
      line: input.line,
      help: 'Correct the pattern. It is relative to the root of the repository.',
      subject: `${input.role}: ${input.pattern}`,
    });
  }
  return drafts;
}

/** One sentence: `1 of 152 sources changed since 2026-01-28: src/auth/routes.py (+45 −12)`. */
export function describeChanges(spec: SpecReport): string {
  const { changes } = spec;
  const { acceptance } = spec.baseline;
  const day = baselineDay(spec);
  const since = day === null ? '' : ` since ${day}`;
  const significant = changes.filter((change) => change.significant);
  const shown = significant.slice(0, 3).map(describeChange);
  const count = driftCount(spec);
  const rest = count - shown.length;
  const more = rest > 0 ? [`${rest} more`] : [];
  const named = [...(shown.length > 0 ? [shown.join(', ')] : []), ...more].join(' and ');
  const expired =
    acceptance?.expired === true ? `; accepted only until ${acceptance.until ?? ''}` : '';
  return `${count} of ${sourceCount(spec)} sources changed${since}: ${named}${expired}`;
}

/** The drifted upstream specs, as the end of a sentence. */
export function describeUpstream({ upstreamDrift }: SpecReport): string {
  const way = upstreamDrift.slice(0, -1).map((step) => `, through ${step}`);
  return `builds on ${upstreamDrift.at(-1) ?? ''}, which has drifted${way.join('')}`;
}

function describeChange({ path, previousPath, kind, additions, deletions }: ChangeReport): string {
  if (kind === 'renamed') return `${path} (renamed from ${previousPath ?? ''})`;
  if (kind !== 'modified') return `${path} (${kind})`;
  return additions === null ? path : `${path} (+${additions} −${deletions ?? 0})`;
}

/** What to do about a spec that is behind. */
export function helpOf({ recommendation }: SpecReport): string {
  if (recommendation === null) return 'Bring the upstream spec up to date first.';
  const { text, command } = recommendation;
  return command === null ? `${text}.` : `${text}: ${command}`;
}

function sortedOnce<T extends Pick<Finding, 'file' | 'line' | 'rule' | 'message'>>(
  findings: readonly T[],
): T[] {
  const keyOf = ({ file, line = 0, rule, message }: T): string =>
    [file, String(line).padStart(9, '0'), rule, message].join('\0');
  const unique = new Map(findings.map((finding) => [keyOf(finding), finding]));
  return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
}
