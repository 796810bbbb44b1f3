import type { Html } from '@astro-drift/engine/internal/html/html';
import { baselineDay } from '@astro-drift/engine/internal/report/baseline-day';
import { findNoDriftReason } from '@astro-drift/engine/internal/report/no-drift-reason';
import type { ChangeReport, SpecReport } from '@astro-drift/engine/internal/report/schema';
import { driftCount, sourceCount } from '@astro-drift/engine/internal/report/source-count';
import { groupSymbols } from '@astro-drift/engine/internal/report/symbols';
import { dayOf } from '@astro-drift/engine/internal/text/time';
import { ENGLISH_STRINGS, type Strings } from '../strings/strings.ts';
import { ofEngine } from './engine-text.ts';

/**
 * Says in one sentence what readers must know about the sources of a spec. Returns `null` if nothing
 * is wrong with them.
 */
export function summarize(spec: SpecReport, strings: Strings): Html | null {
  switch (spec.status) {
    case 'drifted': {
      const day = baselineDay(spec);
      const count = driftCount(spec);
      if (count === 0) return null;
      const sources = strings.count('drift.sources', sourceCount(spec));
      return day === null
        ? strings.countHtml('drift.banner.drifted', count, { sources })
        : strings.countHtml('drift.banner.driftedSince', count, {
            sources,
            day: strings.day(day),
          });
    }
    case 'upstream-drifted':
      return summarizeUpstream(spec, strings);
    case 'unknown': {
      const reason = ofEngine(ENGLISH_STRINGS.days(spec.baseline.reason), strings);
      return strings.html('drift.banner.undecided', { reason });
    }
    case 'up-to-date':
    case 'not-completed':
    case 'accepted':
      return null;
  }
}

/** Says in one sentence which upstream spec has drifted. */
export function summarizeUpstream({ upstreamDrift }: SpecReport, strings: Strings): Html {
  const spec = upstreamDrift.at(-1) ?? strings.text('drift.banner.otherSpec');
  return strings.days(strings.text('drift.banner.upstream', { spec }));
}

/** Describes a change, for example as `modified 2026-02-15, +45 −12`. */
export function describeChange(change: ChangeReport, strings: Strings): string {
  const { kind, previousPath: path, modifiedAt } = change;
  const when = modifiedAt === null ? strings.text('drift.change.uncommitted') : dayOf(modifiedAt);
  const name = path === undefined && kind === 'renamed' ? 'modified' : kind;
  const what = strings.text(`drift.change.${path === undefined ? name : 'renamed'}`, {
    when,
    path: path ?? '',
  });
  const reason = findNoDriftReason(change);
  return [
    what,
    ...sizeOf(change, strings),
    ...(reason === null ? [] : [strings.text(`drift.excuse.${reason}`)]),
  ].join(', ');
}

function sizeOf({ significance, additions, deletions }: ChangeReport, strings: Strings): string[] {
  if (significance === null || additions === null) return [];
  return [
    significance === 'binary'
      ? strings.text('drift.change.binary')
      : `+${additions} −${deletions ?? 0}`,
  ];
}

/**
 * Says what happened to the symbols and rows of a file, for example `New endpoint:
 * /auth/mfa/setup`. Each text is about one kind of symbol.
 */
export function listSymbols(change: ChangeReport, strings: Strings): string[] {
  const { rows } = change;
  return [
    ...groupSymbols(change).map(({ deed, kind, count, names }) => {
      const shown = names.join(', ');
      const more = count - names.length;
      return strings.count(`drift.symbols.${deed}.${kind}`, count, {
        names:
          more > 0 ? strings.text('drift.change.moreNames', { names: shown, count: more }) : shown,
      });
    }),
    ...(rows !== null && rows.added > 0
      ? [strings.text('drift.change.newRows', { count: rows.added })]
      : []),
    ...(rows !== null && rows.removed > 0
      ? [strings.text('drift.change.removedRows', { count: rows.removed })]
      : []),
  ];
}
