import { groupByCause } from '../report/causes.ts';
import { explainFindings } from '../report/explained-findings.ts';
import { describePages } from '../report/pages-text.ts';
import { declaring } from '../specs/kinds.ts';
import { plural } from '../report/plural.ts';
import type { Finding, Report } from '../report/schema.ts';
import { areUpToDate, isNoneCompleted } from '../report/summary.ts';
import { ALL_RULES } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import type { FileUrl } from './file-url.ts';
import { fit, type Fitted, type Part } from './byte-limit.ts';
import { MarkdownFindings } from './markdown-findings.ts';
import { renderDetails, renderRow } from './markdown-spec.ts';
import { code, message, plainText } from './markdown-text.ts';
import type { Look, Reporter } from './reporter.ts';

/** Writes Markdown for a comment on a pull request, or for the summary of a job. */
export const markdownReporter = {
  name: 'markdown',
  endings: ['.md'],
  summary: 'comments on pull requests, below their limit of 65,536 bytes',
  commandsEscapedBy: 'printer',
  render: renderMarkdown,
} as const satisfies Reporter;

/**
 * The first line of the report, which readers do not see. A CI job recognises its earlier comment
 * by this line and replaces it.
 */
export const MARKDOWN_MARKER = '<!-- astro-drift report -->';

/**
 * The greatest sizes in bytes, for a comment on a pull request and for the summary of a step on
 * GitHub.
 */
export const MARKDOWN_LIMITS = { comment: 65_536, summary: 1_048_576 } as const;

/** The number of bytes that are kept free for the note at the end of a shortened report. */
const RESERVE = 400;

function renderMarkdown(
  report: Report,
  { fileUrl, limit }: Pick<Look, 'fileUrl' | 'limit'>,
): string {
  const urlOf: FileUrl = fileUrl ?? (() => null);
  const head = [MARKDOWN_MARKER, `## ${headline(report)}`, `${counts(report)}\n`].join('\n\n');
  const room = limit === null ? null : limit - Buffer.byteLength(head) - RESERVE;
  const fitted = fit(partsOf(report, urlOf), room);
  return head + fitted.text + whatIsLeft(fitted);
}

function partsOf(report: Report, urlOf: FileUrl): Part[] {
  const specs = declaring(report.specs).filter(
    ({ status, id }) =>
      !['up-to-date', 'not-completed', 'accepted'].includes(status) ||
      report.findings.some(({ spec }) => spec === id),
  );
  const { causes, others } = groupByCause(explainFindings(report), report);
  const findings = [
    ...others.filter(({ finding }) => finding.severity === 'error'),
    ...others.filter(({ finding }) => finding.severity === 'warn'),
  ];
  const rules = ALL_RULES.filter(({ name }) => report.findings.some(({ rule }) => rule === name));
  const renderer = new MarkdownFindings(urlOf);
  return [
    {
      head: '\n### Commits that concern several documents\n\n',
      items: causes.map((cause) => renderer.ofCause(cause)),
      foot: '',
      noun: ['commit', 'commits'],
      share: 0.3,
    },
    {
      head: '\n### Findings\n\n',
      items: findings.map((finding) => renderer.ofFinding(finding)),
      foot: '',
      noun: ['finding', 'findings'],
      share: 0.6,
    },
    {
      head: '\n### Resolved\n\n',
      items: (report.since?.resolved ?? []).map(
        (finding) => `- ${code(finding.rule)}${placeOf(finding)}: ${message(finding)}\n`,
      ),
      foot: '',
      noun: ['resolved finding', 'resolved findings'],
      share: 0.65,
    },
    {
      head: '\n### Specs\n\n| Spec | Status | Sources | Documents |\n| --- | --- | --- | --- |\n',
      items: specs.map((spec) => renderRow(spec, urlOf)),
      foot: '',
      noun: ['spec', 'specs'],
      share: 0.8,
    },
    {
      head: '\n### What changed\n\n',
      items: specs
        .filter(({ changes }) => changes.length > 0)
        .map((spec) => renderDetails(spec, urlOf)),
      foot: '',
      noun: ['list of changes', 'lists of changes'],
      share: 0.95,
    },
    {
      head: '\n<details><summary>What the rules mean</summary>\n\n',
      items: rules.map(renderRule),
      foot: '\n</details>\n',
      noun: ['explanation', 'explanations'],
      share: 1,
    },
  ];
}

/** Names the place of a resolved finding. It has no link, because the lines are those of before. */
function placeOf({ file, line }: Finding): string {
  if (file === '.') return '';
  return ` in ${code(line === undefined ? file : `${file}:${line}`)}`;
}

function headline({ summary, since }: Report): string {
  const { errors, warnings, suppressed } = summary;
  if (errors + warnings > 0) {
    return `Documentation drift: ${plural(errors, 'error')}, ${plural(warnings, 'warning')}`;
  }
  if (suppressed > 0) return `No new findings, ${suppressed} suppressed`;
  if (since !== undefined) return 'These changes leave no document behind';
  if (isNoneCompleted(summary)) return 'No spec is completed yet';
  return areUpToDate(summary)
    ? 'All documents agree with their sources'
    : 'Documentation drift: no errors, no warnings';
}

function counts(report: Report): string {
  const { summary, repository, since } = report;
  const { specs, suppressed } = summary;
  const states = [
    [specs.drifted, 'drifted'],
    [specs.upstreamDrifted, 'upstream drifted'],
    [specs.unknown, 'unknown'],
    [specs.accepted, 'accepted'],
    [specs.upToDate, 'up to date'],
    [specs.notCompleted, 'not completed'],
  ] as const;
  const told = states.filter(([count]) => count > 0).map(([count, name]) => `${count} ${name}`);
  const { head, branch, dirty } = repository;
  const at = head === null ? '' : ` At ${code(head.slice(0, 7))}`;
  const on = head === null || branch === null ? '' : ` on ${code(branch)}`;
  const also = head === null || !dirty ? '' : ', with changes that are not committed';
  const pages = describePages(report);
  const others = pages === null ? '' : ` ${plainText(pages)}`;
  const known = suppressed > 0 ? ` ${plural(suppressed, 'suppressed finding')}.` : '';
  return `${plural(specs.total, 'spec')}${told.length === 0 ? '' : `: ${told.join(', ')}`}.${others}${known}${at}${on}${also}${at === '' ? '' : '.'}${since === undefined ? '' : ` What changed since ${code(since.ref)} (${code(since.commit.slice(0, 7))}).`}`;
}

function renderRule({ name, meaning, remedies }: Rule): string {
  return [`- **${name}**: ${meaning}`, ...remedies.map((remedy) => `  - ${remedy}`), ''].join('\n');
}

/**
 * Returns a note that says what was left out because of the size. Returns an empty text if nothing
 * was.
 */
function whatIsLeft({ left }: Fitted): string {
  if (left.length === 0) return '';
  const named = left.map(({ noun, count }) => `${count} more ${noun[count === 1 ? 0 : 1]}`);
  return `\n_Left out, as it would be too long: ${named.join(', ')}. \`astro-drift check\` shows more, \`astro-drift check --format json\` everything._\n`;
}
