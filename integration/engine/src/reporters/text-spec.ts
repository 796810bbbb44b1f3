import type { Role } from '../specs/spec.ts';
import { isOwnDocument } from '../report/advice.ts';
import { diffCommand } from '../report/recommendation.ts';
import type { AcceptanceReport, ChangeReport, SpecReport, Status } from '../report/schema.ts';
import { dayOf } from '../text/time.ts';
import type { Line } from './lines.ts';
import { type Paint, STATUS_STYLES } from './paint.ts';
import { show } from './shown.ts';
import { renderChange } from './text-change.ts';
import { hasOnlyDriftedBefore } from './text-since.ts';

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

/** What is needed to render a spec, besides the spec. */
export interface SpecLook {
  /** The ids of all specs in the report. */
  readonly ids: readonly string[];
  /** The greatest number of changes that are shown for a spec. */
  readonly shownChanges: number;
  /** The changes that the output shows already, by {@link changeKey}. */
  readonly told: ReadonlySet<string>;
  /** Whether a finding tells which upstream spec has drifted. */
  readonly isUpstreamTold: boolean;
  readonly paint: Paint;
}

/** Returns the changes of a spec that are shown if there is room for `most` of them. */
export function shownChanges({ changes }: SpecReport, most: number): readonly ChangeReport[] {
  return show(changes, most, ({ significant }) => significant).items;
}

/** Returns a text that is the same for changes that are shown in the same way. */
export function changeKey(change: ChangeReport): string {
  return renderChange(change, (_, text) => text).join('\n');
}

/** Renders a spec: its status, its changes and the recommendation. */
export function renderSpec(spec: SpecReport, look: SpecLook): Line[] {
  const { paint } = look;
  const { acceptance } = spec.baseline;
  const lines: Line[] = [
    `${paint('bold', `${spec.id}:`)} ${spec.title}`,
    `  Status: ${renderStatus(spec, paint)}`,
  ];
  if (spec.owners.length > 0) lines.push(`  Owners: ${spec.owners.join(', ')}`);
  if (acceptance !== null) lines.push(`  ${renderAcceptance(acceptance)}`);
  if (spec.status === 'unknown') lines.push(`  Reason: ${spec.baseline.reason}`);
  else if (spec.status !== 'not-completed') lines.push(...renderGroups(spec, look));
  if (spec.upstreamDrift.length > 0 && !look.isUpstreamTold) {
    lines.push(`  Upstream drifted: ${spec.upstreamDrift.join(' < ')}`);
  }
  if (spec.nextCheck !== null) lines.push(`  Next check scheduled: ${dayOf(spec.nextCheck)}`);
  if (spec.recommendation !== null) {
    const { text, command } = spec.recommendation;
    lines.push(`  Recommendation: ${text}`);
    if (command !== null) lines.push({ whole: `    ${paint('cyan', command)}` });
  }
  return lines;
}

/**
 * Renders the status. If the members of a driver spec have drifted, the driver is shown as drifted
 * because of a member.
 */
function renderStatus({ id, status, upstreamDrift }: SpecReport, paint: Paint): string {
  const isMember = upstreamDrift[0]?.startsWith(`${id}.`) === true;
  const isDriver = status === 'upstream-drifted' && isMember;
  const name = isDriver ? 'DRIFT DETECTED (via member)' : STATUS[status];
  return paint(STATUS_STYLES[status], name);
}

function renderAcceptance({ author, date, until, reason, expired }: AcceptanceReport): string {
  const limit = until === null ? '' : `, ${expired ? 'which ended on' : 'until'} ${until}`;
  return `Accepted by ${author} on ${dayOf(date)}${limit}: ${reason}`;
}

function renderGroups(
  spec: SpecReport,
  { ids, shownChanges: most, paint, told }: SpecLook,
): Line[] {
  if (hasOnlyDriftedBefore(spec)) return ['  It had drifted before, and has not drifted further'];
  const shown = new Set(shownChanges(spec, most));
  const rest = spec.changes.length - shown.size;
  const roles = (Object.keys(GROUPS) as Role[]).filter((role) =>
    spec.inputs.some((input) => input.role === role),
  );
  const lines: Line[] = roles.flatMap((role) => {
    const { head, changes } = renderGroup(spec, role);
    return [head, ...changes.filter((change) => shown.has(change)).flatMap(render)];
  });
  if (rest > 0) {
    lines.push(`    … and ${rest} more, all of which \`${diffCommand(spec.id, ids)}\` shows`);
  }
  return lines;

  function render(change: ChangeReport): string[] {
    return told.has(changeKey(change))
      ? [`    ${paint('bold', change.path)}, as above`]
      : renderChange(change, paint);
  }
}

/** Returns the heading for the inputs of a role, and the changes of these inputs. */
function renderGroup(spec: SpecReport, role: Role): { head: string; changes: ChangeReport[] } {
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
  const count = changes.filter(({ significant }) => significant).length;
  const state = count === 0 ? ' unchanged' : `, ${count} changed`;
  return { head: `  ${GROUPS[role]} (${present})${state} since ${sinceWhat(spec)}`, changes };
}

function sinceWhat(spec: SpecReport): string {
  const { completedAt, baseline } = spec;
  const { acceptance, date } = baseline;
  if (acceptance?.expired === false) return `acceptance (${dayOf(acceptance.date)})`;
  if (completedAt !== null) {
    return `${isOwnDocument(spec) ? 'the review' : 'completion'} (${dayOf(completedAt)})`;
  }
  return date === null ? 'the last edit, not committed yet' : `the baseline (${dayOf(date)})`;
}
