import { groupByCause } from '../report/causes.ts';
import { type ExplainedFinding, explainFindings } from '../report/explained-findings.ts';
import { describePages } from '../report/pages-text.ts';
import { declaring } from '../specs/kinds.ts';
import { plural } from '../report/plural.ts';
import { printableReport } from '../report/printable-report.ts';
import { diffCommand } from '../report/recommendation.ts';
import type { Finding, Report, SpecReport } from '../report/schema.ts';
import { isOwnDocument } from '../report/advice.ts';
import { baselineDay } from '../report/baseline-day.ts';
import { driftCount, sourceCount } from '../report/source-count.ts';
import { areUpToDate, isNoneCompleted } from '../report/summary.ts';
import { linePieces } from '../text/line-pieces.ts';
import { layOut, type Line } from './lines.ts';
import { type Paint, painter } from './paint.ts';
import type { Look, Reporter } from './reporter.ts';
import { show } from './shown.ts';
import { type Block, FindingBlocks } from './text-findings.ts';
import { NOTHING_CAUSED, renderResolved, renderSince } from './text-since.ts';
import { changeKey, renderSpec, shownChanges, type SpecLook } from './text-spec.ts';

/** If a report has more specs than this, specs that are up to date are only counted. */
const MANY = 20;

/**
 * The number of lines about findings and specs. What does not fit is counted. Errors are shown
 * nevertheless, on a line each.
 */
const SHOWN_LINES = 60;

/** The numbers of changes that are shown for a spec, of which the greatest that fits is taken. */
const SHOWN_CHANGES = [30, 20, 10, 5, 3, 1];

/** The fewest lines that a spec takes. */
const FEWEST_LINES = 2;

/** The number of resolved findings, and of documents with nearby changes, that are listed. */
const SHOWN_RESOLVED = 20;
const SHOWN_NEARBY = 5;

/** The settings of this format. */
type TextLook = Pick<Look, 'colour' | 'width' | 'all'>;

const PLAIN: TextLook = { colour: false, width: null, all: false };

/**
 * Writes the report for a terminal or a log. It leads with what is wrong, by file, then come the
 * specs and their changed files.
 */
export const textReporter = {
  name: 'text',
  endings: ['.txt'],
  summary: 'people; coloured on a terminal, unless `NO_COLOR` is set',
  commandsEscapedBy: 'printer',
  render: writeText,
} as const satisfies Reporter;

/** Returns the text of a report as one string, without a line break at the end. */
export function renderText(report: Report, look: Partial<TextLook> = {}): string {
  return [...writeText(report, { ...PLAIN, ...look })].join('');
}

function writeText(report: Report, { colour, width, all }: TextLook): Iterable<string> {
  const paint = painter(colour);
  const blocks = renderBlocks(printableReport(report), paint, all);
  return linePieces(blocks.map((lines, index) => (index > 0 ? '\n' : '') + layOut(lines, width)));
}

function renderBlocks(report: Report, paint: Paint, all: boolean): Line[][] {
  const { since, findings } = report;
  const specs = declaring(report.specs);
  const isTold = new Set([...findings, ...(report.suppressed ?? [])].map(({ spec }) => spec));
  // The findings of a page already say what the paragraph about its spec would say. Pages with only
  // nearby changes share one line.
  const inParts = specs.filter(
    (spec) => !isOwnDocument(spec) || !(isTold.has(spec.id) || (!all && isNearby(spec))),
  );
  const found = fitFindings(findingBlocks(report, inParts, paint, all), all);
  const parts = fitSpecs(inParts, report, all ? Infinity : SHOWN_LINES - found.used, paint);
  const blocks: Line[][] = since === undefined ? [] : [[renderSince(since)]];
  blocks.push(...found.blocks);
  const nearby = renderNearby(report, all);
  if (nearby.length > 0) blocks.push(nearby);
  blocks.push(...parts.blocks);
  if (since !== undefined && since.resolved.length > 0) {
    const { items, rest } = show(since.resolved, all ? Infinity : SHOWN_RESOLVED);
    blocks.push(renderResolved(items, rest));
  }
  const left = [
    ...(found.left > 0 ? [plural(found.left, 'more warning')] : []),
    ...(parts.left > 0 ? [plural(parts.left, found.left > 0 ? 'spec' : 'more spec')] : []),
  ];
  if (left.length > 0) {
    blocks.push([
      `… and ${left.join(' and ')}: \`astro-drift check --all\` shows everything, \`--format unix\` a line for each finding.`,
    ]);
  }
  const pages = describePages(report);
  blocks.push([...(pages === null ? [] : [pages]), renderConclusion(report, paint)]);
  return blocks;
}

/** Whether a spec has drifted, and its documents have nothing but changes nearby. */
function isNearby({ status, documents }: SpecReport): boolean {
  return status === 'drifted' && documents.every(({ state }) => state === 'nearby-changes');
}

/** Renders the findings, grouped by the commits that concern many files, and by file. */
function findingBlocks(
  report: Report,
  inParts: readonly SpecReport[],
  paint: Paint,
  all: boolean,
): Block[] {
  const shown = new Set(inParts);
  const { causes, others } = groupByCause(explainFindings(report), report);
  const commands = new Map<string | null, string>();
  for (const { id, recommendation } of inParts) {
    const command = recommendation?.command ?? null;
    if (command !== null) commands.set(id, command);
  }
  const owners = new Map<string | null, readonly string[]>(
    report.specs.filter((spec) => !shown.has(spec)).map((spec) => [spec.id, spec.owners]),
  );
  const ids = declaring(report.specs).map(({ id }) => id);
  const renderer = new FindingBlocks(paint, all, { commands, ids, owners });
  const byFile = new Map<string, Set<ExplainedFinding>>();
  for (const each of others) {
    const { finding, reasons } = each;
    const files = reasons.length === 0 ? [finding.file] : reasons.map(({ file }) => file);
    for (const file of files) byFile.set(file, (byFile.get(file) ?? new Set()).add(each));
  }
  const declared = declaring(report.specs);
  const pages = new Map(declared.filter(isOwnDocument).map((spec) => [spec.file, spec]));
  const files = [...byFile].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...renderer.ofCauses(causes),
    ...files.map(([file, found]) =>
      renderer.ofFile(file, [...found], renderFooter(pages.get(file), ids, paint)),
    ),
  ];
}

/** Says how many sources of a page changed, and how to see them. */
function renderFooter(spec: SpecReport | undefined, ids: readonly string[], paint: Paint): Line[] {
  if (spec?.status !== 'drifted') return [];
  const day = baselineDay(spec);
  const count = `${driftCount(spec)} of ${plural(sourceCount(spec), 'source')} changed`;
  const since = day === null ? '' : ` since ${day}`;
  const { acceptance } = spec.baseline;
  const ended =
    acceptance?.expired === true ? `; accepted only until ${acceptance.until ?? ''}` : '';
  return [`  ${paint('dim', `${count}${since}${ended}: ${diffCommand(spec.id, ids)}`)}`];
}

interface FittedBlocks {
  readonly blocks: Line[][];
  readonly used: number;
  /** The number of warnings, or specs, that are left out. */
  readonly left: number;
}

/** Takes as many blocks as fit, those with errors first, and the errors of all others. */
function fitFindings(blocks: readonly Block[], all: boolean): FittedBlocks {
  let used = 0;
  const shown = new Set<Block>();
  const errorsFirst = blocks.toSorted((a, b) => weightOf(a) - weightOf(b));
  for (const block of errorsFirst) {
    if (!all && used + block.lines.length > SHOWN_LINES) continue;
    shown.add(block);
    used += block.lines.length;
  }
  const left = blocks.filter((block) => !shown.has(block));
  const errors = left.flatMap((block) => block.errors);
  const told = new Set([...shown].flatMap(({ findings }) => findings));
  const untold = new Set(left.flatMap(({ findings }) => findings).filter(isWarning));
  return {
    blocks: [
      ...blocks.filter((block) => shown.has(block)).map(({ lines }) => [...lines]),
      ...(errors.length > 0 ? [errors] : []),
    ],
    used: used + errors.length,
    left: [...untold].filter((finding) => !told.has(finding)).length,
  };
}

function weightOf({ errors }: Block): number {
  return errors.length > 0 ? 0 : 1;
}

function isWarning({ severity }: Finding): boolean {
  return severity === 'warn';
}

/** Renders as many specs as fit. Those that are not up to date come first. */
function fitSpecs(
  specs: readonly SpecReport[],
  report: Report,
  lines: number,
  paint: Paint,
): FittedBlocks {
  const isQuiet = ({ status }: SpecReport): boolean => status === 'up-to-date';
  const urgent = specs.filter((spec) => !isQuiet(spec));
  const declared = declaring(report.specs);
  const quiet = declared.length > MANY ? [] : specs.filter(isQuiet);
  const wanted = [...urgent, ...quiet];
  const ids = declared.map(({ id }) => id);
  const shown = new Map<SpecReport, Line[]>();
  const told = new Set<string>();
  let room = lines;
  for (const [index, spec] of wanted.entries()) {
    const share = Math.floor(room / (wanted.length - index));
    const look = { ids, paint, isUpstreamTold: isUpstreamTold(spec, report), told };
    const block = largestSpec(spec, look, [share, room]);
    if (block === null) continue;
    shown.set(spec, block.lines);
    room -= block.lines.length;
    for (const change of shownChanges(spec, block.shownChanges)) told.add(changeKey(change));
  }
  const counted = declared.filter((spec) => isQuiet(spec) && !shown.has(spec)).length;
  const count = `${plural(counted, 'more spec')} ${counted === 1 ? 'is' : 'are'} up to date.`;
  return {
    blocks: [...shown.values(), ...(counted > 0 ? [[count]] : [])],
    used: lines - room,
    left: urgent.filter((spec) => !shown.has(spec)).length,
  };
}

/**
 * Renders a spec with as many changes as fit into its share of the lines, or else with the fewest.
 * Returns `null` if there is no room for these.
 */
function largestSpec(
  spec: SpecReport,
  look: Omit<SpecLook, 'shownChanges'>,
  [share, room]: readonly [share: number, room: number],
): { readonly lines: Line[]; readonly shownChanges: number } | null {
  if (room < FEWEST_LINES) return null;
  const numbers = room === Infinity ? [Infinity] : SHOWN_CHANGES;
  const blocks = numbers.map((shownChanges) => ({
    lines: renderSpec(spec, { ...look, shownChanges }),
    shownChanges,
  }));
  const smallest = blocks.at(-1);
  return (
    blocks.find(({ lines }) => lines.length <= share) ??
    (smallest !== undefined && smallest.lines.length <= room ? smallest : null)
  );
}

/** Whether a finding names the upstream spec that has drifted. */
function isUpstreamTold({ id, upstreamDrift }: SpecReport, { findings }: Report): boolean {
  const nearest = upstreamDrift.at(-1);
  return (
    nearest !== undefined &&
    findings.some(({ spec, message }) => spec === id && message.split(/[\s,;:]+/).includes(nearest))
  );
}

/**
 * Renders the documents of which nothing changed but what they do not name. If there are many, they
 * are counted.
 */
function renderNearby({ specs, findings }: Report, all: boolean): Line[] {
  const told = new Set(findings.map(({ file }) => file));
  const files = specs.flatMap(({ documents }) =>
    documents
      .filter(({ state, file }) => state === 'nearby-changes' && !told.has(file))
      .map(({ file }) => file),
  );
  const names = [...new Set(files)].sort();
  if (names.length === 0) return [];
  const count = `${plural(names.length, 'document')} ${names.length === 1 ? 'has' : 'have'} changes nearby, but nothing that ${names.length === 1 ? 'it names' : 'they name'} changed`;
  if (all) return [`${count}:`, ...names.map((name) => `  ${name}`)];
  return [names.length > SHOWN_NEARBY ? `${count}.` : `${count}: ${names.join(', ')}`];
}

function renderConclusion({ summary, since }: Report, paint: Paint): string {
  const { specs, errors, warnings, suppressed } = summary;
  const known = suppressed > 0 ? `, ${suppressed} suppressed` : '';
  const counts = `${plural(errors, 'error')}, ${plural(warnings, 'warning')}${known} in ${plural(specs.total, 'spec')}.`;
  const isClean = errors + warnings + suppressed === 0;
  if (isClean && since !== undefined) return paint('green', `${counts} ${NOTHING_CAUSED}`);
  const isAllRight = isClean && areUpToDate(summary);
  if (isAllRight) return paint('green', `${counts} All documents agree with their sources.`);
  if (isClean && isNoneCompleted(summary)) return `${counts} No spec is completed yet.`;
  return errors > 0 ? paint('red', counts) : warnings > 0 ? paint('yellow', counts) : counts;
}
