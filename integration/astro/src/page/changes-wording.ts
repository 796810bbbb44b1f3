import { html, type Html } from '@astro-drift/engine/internal/html/html';
import { baselineDay } from '@astro-drift/engine/internal/report/baseline-day';
import { findNoDriftReason } from '@astro-drift/engine/internal/report/no-drift-reason';
import { commitsAt } from '@astro-drift/engine/internal/report/commit-table';
import type {
  ChangeReport,
  CommitReport,
  SpecReport,
} from '@astro-drift/engine/internal/report/schema';
import { driftCount } from '@astro-drift/engine/internal/report/source-count';
import { dayOf } from '@astro-drift/engine/internal/text/time';
import type { CountedName } from '../strings/english.ts';
import { ENGLISH_STRINGS, type Strings } from '../strings/strings.ts';
import type { FileView } from './changed-file.ts';
import { ofEngine } from './engine-text.ts';

/** The maximum number of authors that are named. */
const AUTHORS = 3;

/**
 * Describes the state of a spec in one or two sentences.
 *
 * @param commits the commits of the report
 */
export function describeSpec(
  spec: SpecReport,
  commits: readonly CommitReport[],
  strings: Strings,
): Html {
  switch (spec.status) {
    case 'drifted':
      return strings.days(describeDrift(spec, commits, strings));
    case 'upstream-drifted':
      return strings.days(`${describeCalm(spec, strings)} ${describeUpstream(spec, strings)}`);
    case 'unknown': {
      const reason = ofEngine(ENGLISH_STRINGS.days(spec.baseline.reason), strings);
      return strings.html('drift.state.undecided', { reason });
    }
    case 'up-to-date':
      return strings.days(describeCalm(spec, strings));
    case 'not-completed':
      return html`${strings.text('drift.state.notCompleted')}`;
    case 'accepted':
      return strings.days(
        `${describeAcceptance(spec, strings)} ${describeCalm(spec, strings)}`.trim(),
      );
  }
}

function describeDrift(spec: SpecReport, table: readonly CommitReport[], strings: Strings): string {
  const { changes, inputCount } = spec;
  const drifting = changes.filter(({ significant }) => significant);
  const count = driftCount(spec);
  const commits = new Set(drifting.flatMap((change) => change.commits));
  const people = [...new Set(commitsAt([...commits], table).map(({ author }) => author))];
  const isUncommitted = drifting.some(({ modifiedAt }) => modifiedAt === null);
  const authors = listNames(people, strings);
  const details = [
    describeLines(drifting, strings),
    ...(commits.size > 0 ? [strings.count('drift.state.commits', commits.size, { authors })] : []),
    ...(isUncommitted ? [strings.text('drift.state.uncommitted')] : []),
  ].join(', ');
  const sources = strings.count('drift.sources', inputCount);
  const names =
    count > inputCount
      ? (['drift.state.allDrifted', 'drift.state.allDriftedSince'] as const)
      : (['drift.state.drifted', 'drift.state.driftedSince'] as const);
  return since(spec, names, count, { sources, details }, strings);
}

/**
 * Returns a sentence that says since which day changes count. If the day is unknown, returns the
 * sentence without a day.
 */
function since(
  spec: SpecReport,
  [without, withDay]: readonly [without: CountedName, withDay: CountedName],
  count: number,
  values: Readonly<Record<string, string>>,
  strings: Strings,
): string {
  const day = baselineDay(spec);
  return day === null
    ? strings.count(without, count, values)
    : strings.count(withDay, count, { ...values, day });
}

function describeLines(changes: readonly ChangeReport[], strings: Strings): string {
  const sum = (key: 'additions' | 'deletions'): number =>
    changes.reduce((total, change) => total + (change[key] ?? 0), 0);
  return strings.count('drift.state.lines', sum('additions'), { removed: sum('deletions') });
}

function listNames(names: readonly string[], strings: Strings): string {
  const shown = names.slice(0, AUTHORS);
  if (names.length > AUTHORS) {
    shown.push(strings.count('drift.state.others', names.length - AUTHORS));
  }
  const last = shown.pop() ?? '';
  return shown.length > 0 ? join(shown.join(', '), last, strings) : last;
}

function join(names: string, last: string, strings: Strings): string {
  return strings.text('drift.state.and', { names, last });
}

function describeCalm(spec: SpecReport, strings: Strings): string {
  const { changes, inputCount } = spec;
  if (changes.length > 0) {
    const names = ['drift.state.harmless', 'drift.state.harmlessSince'] as const;
    return since(spec, names, changes.length, {}, strings);
  }
  if (inputCount === 0) return strings.text('drift.state.noSources');
  return since(spec, ['drift.state.calm', 'drift.state.calmSince'], inputCount, {}, strings);
}

function describeUpstream({ upstreamDrift }: SpecReport, strings: Strings): string {
  const spec = upstreamDrift.at(-1) ?? strings.text('drift.banner.otherSpec');
  const [first, ...others] = upstreamDrift.slice(0, -1);
  if (first === undefined) return strings.text('drift.state.upstream', { spec });
  const steps = others.reduce((names, step) => join(names, step, strings), first);
  return strings.text('drift.state.upstreamThrough', { spec, steps });
}

function describeAcceptance({ baseline: { acceptance } }: SpecReport, strings: Strings): string {
  if (acceptance === null) return '';
  const { author, date, until } = acceptance;
  const values = { author, day: dayOf(date), reason: acceptance.reason.replace(/\.$/, '') };
  return until === null
    ? strings.text('drift.state.accepted', values)
    : strings.text('drift.state.acceptedUntil', { ...values, until });
}

/** Says what happened to a file, for example `renamed from src/a.py`. */
export function describeKind({ kind, previousPath }: FileView, strings: Strings): string {
  return strings.text(`drift.file.${kind}`, { path: previousPath ?? '' });
}

/**
 * Says why a change counts as drift, or why it does not. Returns `null` for a file that is only
 * cited.
 */
export function describeReason({ change }: FileView, strings: Strings): string | null {
  if (change === null) return null;
  const { significance, ignored, additions, kind } = change;
  const reason = findNoDriftReason(change);
  if (reason !== null) {
    const isUnread = additions === null && !ignored;
    return strings.text(isUnread ? 'drift.file.unread' : `drift.excuse.${reason}`);
  }
  if (significance === 'code' && (kind === 'added' || kind === 'deleted')) return null;
  return strings.text(`drift.file.${significance ?? 'same'}`);
}
