import type { Role } from '../specs/spec.ts';
import type {
  AcceptanceReport,
  ChangeReport,
  DocumentReport,
  Report,
  SpecReport,
  Status,
} from './schema.ts';
import { plural } from './plural.ts';
import { describeSymbols } from './symbols.ts';
import { dayOf } from './time.ts';
import { excuseOf } from './excuse.ts';

const STATUS: Readonly<Record<Status, string>> = {
  'up-to-date': 'UP TO DATE',
  drifted: 'DRIFT DETECTED',
  'upstream-drifted': 'CASCADE DRIFT (upstream stale)',
  unknown: 'UNKNOWN',
  'not-completed': 'NOT COMPLETED',
  accepted: 'ACCEPTED',
};

const GROUPS: Readonly<Record<Role, string>> = {
  tracks: 'Tracked files',
  origin: 'Origin files',
  informed_by: 'Informed-by files',
};

/** More specs than this, and those that are up to date are only counted. */
const MANY = 20;

/** Control characters, line breaks among them, and marks that turn the order of letters around. */
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex -- these are the characters to find
  /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** The report for a terminal: every spec, what changed, and what to do about it. */
export function renderText(report: Report): string {
  return renderBlocks(printable(report));
}

/**
 * Untrusted titles and paths may hold characters that steer a terminal, or begin a line that a CI
 * service takes for a command.
 */
function printable(report: Report): Report {
  return JSON.parse(JSON.stringify(report), (_, value: unknown) =>
    typeof value === 'string' ? value.replace(UNPRINTABLE, '\uFFFD') : value,
  ) as Report;
}

function renderBlocks(report: Report): string {
  const shown = report.specs.filter(
    ({ status }) => status !== 'up-to-date' || report.specs.length <= MANY,
  );
  const hidden = report.specs.length - shown.length;
  const blocks = shown.map(renderSpec);
  if (hidden > 0)
    blocks.push(`${plural(hidden, 'more spec')} ${hidden === 1 ? 'is' : 'are'} up to date.`);
  if (report.findings.length > 0) blocks.push(renderFindings(report));
  blocks.push(renderConclusion(report));
  return blocks.join('\n\n');
}

function renderSpec(spec: SpecReport): string {
  const { acceptance } = spec.baseline;
  const lines = [`${spec.id}: ${spec.title}`, `  Status: ${renderStatus(spec)}`];
  if (acceptance !== null) lines.push(`  ${renderAcceptance(acceptance)}`);
  if (spec.status === 'unknown') lines.push(`  Reason: ${spec.baseline.reason}`);
  else if (spec.status !== 'not-completed') lines.push(...renderGroups(spec));
  if (spec.upstreamDrift.length > 0) {
    lines.push(`  Upstream drifted: ${spec.upstreamDrift.join(' < ')}`);
  }
  const outdated = outdatedDocuments(spec);
  if (outdated.length > 0) {
    lines.push('  Documentation may be outdated for:', ...outdated.map((line) => `    ${line}`));
  }
  if (spec.nextCheck !== null) lines.push(`  Next check scheduled: ${dayOf(spec.nextCheck)}`);
  if (spec.recommendation !== null) {
    const { text, command } = spec.recommendation;
    lines.push(`  Recommendation: ${text}`, ...(command === null ? [] : [`    ${command}`]));
  }
  return lines.join('\n');
}

/** A driver that only its own members make stale has drifted through them. */
function renderStatus({ id, status, upstreamDrift }: SpecReport): string {
  const isMember = upstreamDrift[0]?.startsWith(`${id}.`) === true;
  return status === 'upstream-drifted' && isMember ? 'DRIFT DETECTED (via member)' : STATUS[status];
}

function renderAcceptance({ author, date, until, reason, expired }: AcceptanceReport): string {
  const limit = until === null ? '' : `, ${expired ? 'which ended on' : 'until'} ${until}`;
  return `Accepted by ${author} on ${dayOf(date)}${limit}: ${reason}`;
}

function renderGroups(spec: SpecReport): string[] {
  const roles = (Object.keys(GROUPS) as Role[]).filter((role) =>
    spec.inputs.some((input) => input.role === role),
  );
  return roles.flatMap((role) => {
    const files = new Set(
      spec.inputs.filter((input) => input.role === role).flatMap((input) => input.files),
    );
    const changes = spec.changes.filter(
      ({ path, previousPath = path, ...change }) =>
        change.role === role || files.has(path) || files.has(previousPath),
    );
    const gone = new Set(
      changes.flatMap(({ kind, path, previousPath }) =>
        kind === 'deleted' ? path : (previousPath ?? []),
      ),
    );
    const present = [...files].filter((file) => !gone.has(file)).length;
    const head = `  ${GROUPS[role]} (${present})`;
    const count = changes.filter(({ significant }) => significant).length;
    const state = count === 0 ? ' unchanged' : `, ${count} changed`;
    return [`${head}${state} since ${sinceWhat(spec)}`, ...changes.flatMap(renderChange)];
  });
}

function sinceWhat({ completedAt, baseline }: SpecReport): string {
  const { acceptance, date } = baseline;
  if (acceptance?.expired === false) return `acceptance (${dayOf(acceptance.date)})`;
  if (completedAt !== null) return `completion (${dayOf(completedAt)})`;
  return date === null ? 'the last edit, not committed yet' : `the baseline (${dayOf(date)})`;
}

function renderChange(change: ChangeReport): string[] {
  const { kind, path, modifiedAt, owners } = change;
  const lines = [`    ${kind === 'added' ? 'Added: ' : ''}${path}`];
  if (kind === 'added') lines.push('      Status: New file');
  if (kind === 'deleted') lines.push('      Status: Deleted');
  if (kind === 'renamed') lines.push(`      Renamed from: ${change.previousPath ?? ''}`);
  lines.push(
    `      Modified: ${modifiedAt === null ? 'not committed yet' : dayOf(modifiedAt)}`,
    ...renderContent(change),
    ...describeSymbols(change).map((line) => `      ${line}`),
  );
  if (owners.length > 0) lines.push(`      Owners: ${owners.join(', ')}`);
  const excuse = excuseOf(change);
  if (excuse !== null) lines.push(`      No drift: ${excuse}`);
  return lines;
}

function renderContent({ significance, additions, deletions }: ChangeReport): string[] {
  if (significance === null) return [];
  if (significance === 'binary') return ['      Binary file changed'];
  if (additions === null)
    return ['      Lines changed: unknown, as the clone lacks the old content'];
  return [`      Lines changed: +${additions}, -${deletions ?? 0}`];
}

/**
 * The documents that the changes concern, by the lines that they cite; all of them where no
 * citation says more.
 */
function outdatedDocuments({ status, changes, documents }: SpecReport): string[] {
  if (status !== 'drifted' || changes.length === 0) return [];
  const cited = documents.flatMap(nameOutdated);
  return cited.length > 0 ? cited : documents.map(({ file }) => file);
}

function nameOutdated({ file, sections, citations }: DocumentReport): string[] {
  const stale = sections.filter((section) => section.status === 'drifted');
  if (stale.length > 0) {
    const names = stale.map(({ heading }) => heading).join(', ');
    return [`${file} (${names} ${stale.length === 1 ? 'section' : 'sections'})`];
  }
  return citations.some(({ stale }) => stale) ? [file] : [];
}

function renderFindings({ findings }: Report): string {
  return findings
    .map(
      ({ severity, rule, message, help }) =>
        `${severity.padEnd(5)} ${rule}: ${message}\n      ${help}`,
    )
    .join('\n');
}

function renderConclusion({ summary }: Report): string {
  const { specs, upToDate, notCompleted, errors, warnings } = summary;
  const counts = `${plural(errors, 'error')}, ${plural(warnings, 'warning')} in ${plural(specs, 'spec')}.`;
  const isAllRight = errors + warnings === 0 && upToDate + notCompleted === specs;
  return isAllRight ? `${counts} All documents agree with their sources.` : counts;
}
