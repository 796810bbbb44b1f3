import { plural } from '../report/plural.ts';
import { printableReport } from '../report/printable-report.ts';
import type { Finding, Report } from '../report/schema.ts';
import { areUpToDate } from '../report/summary.ts';
import { linePieces } from '../text/line-pieces.ts';
import { layOut, type Line } from './lines.ts';
import { type Paint, painter } from './paint.ts';
import type { Look, Reporter } from './reporter.ts';
import { show } from './shown.ts';
import { NOTHING_CAUSED, renderResolved, renderSince } from './text-since.ts';
import { renderSpec } from './text-spec.ts';

/** If a report has more specs than this, specs that are up to date are only counted. */
const MANY = 20;

/**
 * The number of changes that are shown in total. They are divided evenly among the specs. The other
 * two numbers are the most and the fewest changes that are shown for one spec.
 */
const SHOWN_CHANGES = 300;
const MOST_OF_ONE_SPEC = 30;
const FEWEST_OF_ONE_SPEC = 5;

/** The number of findings that are shown. Further findings are only counted. */
const SHOWN_FINDINGS = 100;

/** The settings of this format. */
type TextLook = Pick<Look, 'colour' | 'width'>;

const PLAIN: TextLook = { colour: false, width: null };

/** Writes the report for a terminal or a log: each spec, what changed, and what to do about it. */
export const textReporter = {
  name: 'text',
  endings: ['.txt'],
  summary: 'people; coloured on a terminal, unless `NO_COLOR` is set',
  commandsEscapedBy: 'printer',
  render: writeText,
} as const satisfies Reporter;

/** Returns the text of a report as one string, without a line break at the end. */
export function renderText(report: Report, look: TextLook = PLAIN): string {
  return [...writeText(report, look)].join('');
}

function writeText(report: Report, { colour, width }: TextLook): Iterable<string> {
  const paint = painter(colour);
  const blocks = renderBlocks(printableReport(report), paint);
  return linePieces(blocks.map((lines, index) => (index > 0 ? '\n' : '') + layOut(lines, width)));
}

function renderBlocks(report: Report, paint: Paint): Line[][] {
  const shown = report.specs.filter(
    ({ status }) => status !== 'up-to-date' || report.specs.length <= MANY,
  );
  const hidden = report.specs.length - shown.length;
  const ids = report.specs.map(({ id }) => id);
  const look = { ids, shownChanges: shareOfChanges(report), paint };
  const { since } = report;
  const blocks: Line[][] = since === undefined ? [] : [[renderSince(since)]];
  blocks.push(...shown.map((spec) => renderSpec(spec, look)));
  if (hidden > 0)
    blocks.push([`${plural(hidden, 'more spec')} ${hidden === 1 ? 'is' : 'are'} up to date.`]);
  if (report.findings.length > 0) blocks.push(renderFindings(report.findings, paint));
  if (since !== undefined && since.resolved.length > 0) {
    const { items, rest } = show(since.resolved, SHOWN_FINDINGS);
    blocks.push(renderResolved(items, rest));
  }
  blocks.push([renderConclusion(report, paint)]);
  return blocks;
}

function shareOfChanges({ specs }: Report): number {
  const changed = specs.filter(({ changes }) => changes.length > 0).length;
  const share = Math.floor(SHOWN_CHANGES / Math.max(changed, 1));
  return Math.min(Math.max(share, FEWEST_OF_ONE_SPEC), MOST_OF_ONE_SPEC);
}

function renderFindings(findings: readonly Finding[], paint: Paint): string[] {
  const isError = ({ severity }: Finding): boolean => severity === 'error';
  const { items, rest } = show(findings, SHOWN_FINDINGS, isError);
  const lines = items.flatMap(({ severity, rule, message, help }) => [
    `${paint(severity === 'error' ? 'red' : 'yellow', severity)}${severity === 'error' ? '' : ' '} ${paint('bold', `${rule}:`)} ${message}`,
    `      ${paint('dim', help)}`,
  ]);
  if (rest === 0) return lines;
  const hiddenErrors = findings.filter(isError).length - items.filter(isError).length;
  const errors = hiddenErrors > 0 ? `, ${plural(hiddenErrors, 'error')} among them` : '';
  return [
    ...lines,
    `… and ${plural(rest, 'more finding')}${errors}: \`astro-drift check --format json\` has all.`,
  ];
}

function renderConclusion({ summary, since }: Report, paint: Paint): string {
  const { specs, errors, warnings } = summary;
  const counts = `${plural(errors, 'error')}, ${plural(warnings, 'warning')} in ${plural(specs.total, 'spec')}.`;
  const isClean = errors + warnings === 0;
  if (isClean && since !== undefined) return paint('green', `${counts} ${NOTHING_CAUSED}`);
  const isAllRight = isClean && areUpToDate(summary);
  if (isAllRight) return paint('green', `${counts} All documents agree with their sources.`);
  return errors > 0 ? paint('red', counts) : warnings > 0 ? paint('yellow', counts) : counts;
}
