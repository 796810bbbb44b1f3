import { baselineDay } from '../report/baseline-day.ts';
import { excuseOf } from '../report/excuse.ts';
import { plural } from '../report/plural.ts';
import type { ChangeReport, SpecReport } from '../report/schema.ts';
import { dayOf } from '../report/time.ts';

export { STATUS_LABELS } from '../report/status-labels.ts';

/** What a reader of a page has to know, in one sentence; `null` where nothing is wrong. */
export function summarize(spec: SpecReport): string | null {
  const day = baselineDay(spec);
  const since = day === null ? '' : ` since ${day}`;
  switch (spec.status) {
    case 'drifted': {
      const count = spec.changes.filter(({ significant }) => significant).length;
      const verb = count === 1 ? 'has' : 'have';
      return `${count} of ${plural(spec.inputCount, 'source file')} behind this page ${verb} changed${since}.`;
    }
    case 'upstream-drifted':
      return `This page builds on ${spec.upstreamDrift.at(-1) ?? 'another spec'}, whose sources have changed.`;
    case 'unknown':
      return `Whether its sources have changed cannot be told: ${spec.baseline.reason}.`;
    case 'up-to-date':
    case 'not-completed':
    case 'accepted':
      return null;
  }
}

/** `modified 2026-02-15, +45 −12`. */
export function describeChange(change: ChangeReport): string {
  const { kind, previousPath, modifiedAt } = change;
  const what = previousPath === undefined ? kind : `${kind} from ${previousPath}`;
  const when = modifiedAt === null ? 'not committed yet' : dayOf(modifiedAt);
  const excuse = excuseOf(change);
  return [`${what} ${when}`, ...sizeOf(change), ...(excuse === null ? [] : [excuse])].join(', ');
}

function sizeOf({ significance, additions, deletions }: ChangeReport): string[] {
  if (significance === null || additions === null) return [];
  return [significance === 'binary' ? 'binary' : `+${additions} −${deletions ?? 0}`];
}
