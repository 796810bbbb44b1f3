import type { DiffTitles } from '../diff/render.ts';
import { baselineDay } from '../report/baseline-day.ts';
import { excuseOf } from '../report/excuse.ts';
import { plural } from '../report/plural.ts';
import type { ChangeReport, SpecReport } from '../report/schema.ts';
import { dayOf } from '../report/time.ts';
import type { FileView } from './changed-file.ts';

/** So many authors are named, at most. */
const AUTHORS = 3;

/** How it stands with a spec, in one or two sentences. */
export function describeSpec(spec: SpecReport): string {
  const day = baselineDay(spec);
  const since = day === null ? '' : ` since ${day}`;
  switch (spec.status) {
    case 'drifted':
      return describeDrift(spec, since);
    case 'upstream-drifted': {
      const [root = 'another spec', ...steps] = [...spec.upstreamDrift].reverse();
      const way = steps.length > 0 ? `, through ${steps.reverse().join(' and ')}` : '';
      return `${describeCalm(spec, since)} But it builds on ${root}${way}, and that has drifted.`;
    }
    case 'unknown':
      return `Whether its sources have changed cannot be told: ${spec.baseline.reason}.`;
    case 'up-to-date':
      return describeCalm(spec, since);
    case 'not-completed':
      return 'It is not completed, so there is nothing yet to compare its sources with.';
    case 'accepted':
      return `${describeAcceptance(spec)} ${describeCalm(spec, since)}`.trim();
  }
}

function describeDrift({ changes, inputCount }: SpecReport, since: string): string {
  const drifting = changes.filter(({ significant }) => significant);
  const { length } = drifting;
  const all = length > inputCount ? '' : `${length} of `;
  const files = plural(length > inputCount ? length : inputCount, 'source file');
  const commits = new Map(drifting.flatMap((change) => change.commits.map((it) => [it.oid, it])));
  const authors = [...new Set([...commits.values()].map(({ author }) => author))];
  const ways = [
    ...(commits.size > 0 ? [`in ${plural(commits.size, 'commit')} by ${listNames(authors)}`] : []),
    ...(drifting.some(({ modifiedAt }) => modifiedAt === null) ? ['not committed yet'] : []),
  ];
  const lines = describeLines(drifting);
  return `${all}${files} ${length === 1 ? 'has' : 'have'} changed${since}: ${[lines, ...ways].filter((part) => part !== '').join(', ')}.`;
}

function describeLines(changes: readonly ChangeReport[]): string {
  const sum = (key: 'additions' | 'deletions'): number =>
    changes.reduce((total, change) => total + (change[key] ?? 0), 0);
  return `${plural(sum('additions'), 'line')} added, ${sum('deletions')} removed`;
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, AUTHORS);
  if (names.length > AUTHORS) shown.push(plural(names.length - AUTHORS, 'other'));
  const last = shown.pop() ?? '';
  return shown.length > 0 ? `${shown.join(', ')} and ${last}` : last;
}

function describeCalm({ changes, inputCount }: SpecReport, since: string): string {
  if (changes.length > 0) {
    return `What has changed${since} makes no drift: ${plural(changes.length, 'file')}.`;
  }
  if (inputCount === 0) return 'It names no source file that exists.';
  return `Nothing has changed${since} in its ${plural(inputCount, 'source file')}.`;
}

function describeAcceptance({ baseline: { acceptance } }: SpecReport): string {
  if (acceptance === null) return '';
  const { author, date, until, reason } = acceptance;
  const limit = until === null ? '' : `, until ${until}`;
  return `Accepted by ${author} on ${dayOf(date)}${limit}: ${reason.replace(/\.$/, '')}.`;
}

/** What stands above the two sides of a file's diff. */
export function titlesOf(
  spec: SpecReport,
  { path, previousPath }: { readonly path: string; readonly previousPath: string | null },
): DiffTitles {
  const then = baselineDay(spec) ?? 'Then';
  return {
    label: `Changes in ${path}`,
    old: previousPath === null ? then : `${then}, ${previousPath}`,
    now: previousPath === null ? 'Now' : `Now, ${path}`,
  };
}

/** What became of a file, such as `renamed from src/a.py`. */
export function describeKind({ kind, previousPath }: FileView): string {
  return previousPath === null ? kind : `${kind} from ${previousPath}`;
}

/** Why a change counts, or why it does not; `null` for a file that is only cited. */
export function describeReason({ change }: FileView): string | null {
  if (change === null) return null;
  const { significance, significant, ignored, additions, kind } = change;
  if (!significant) {
    const isUnread = additions === null && !ignored;
    return isUnread ? 'the clone lacks what it was' : excuseOf(change);
  }
  switch (significance) {
    case 'code':
      return kind === 'added' || kind === 'deleted' ? null : 'code changed';
    case 'comment':
      return 'comments changed';
    case 'whitespace':
      return 'whitespace changed';
    case 'binary':
      return 'binary content changed';
    case null:
      return 'the same under another name';
  }
}
