import type { Baseline } from './baseline.ts';
import type { SpecAnalysis } from './analyze-specs.ts';
import { findUpstreamDrift, type Lineage } from './lineage.ts';

/** What can be known of a spec's agreement with its sources. */
export const STATUSES = [
  'up-to-date',
  'drifted',
  'upstream-drifted',
  'unknown',
  'not-completed',
  'accepted',
] as const;

/** One of {@link STATUSES}. */
export type Status = (typeof STATUSES)[number];

/** What a spec is, and through whom. */
export interface Verdict {
  readonly status: Status;
  readonly upstream: readonly string[];
  /** The way to the nearest upstream spec that has drifted, which stands last. */
  readonly upstreamDrift: readonly string[];
}

/** Decides the status of every spec, first from its own inputs, then from what it builds on. */
export function judge(analyses: readonly SpecAnalysis[], lineage: Lineage): Map<string, Verdict> {
  const own = new Map(
    analyses.map(({ spec, baseline, changes }) => [
      spec.id,
      ownStatus(
        spec.completed,
        baseline,
        changes.some(({ significant }) => significant),
      ),
    ]),
  );
  const drifted = new Set([...own].filter(([, status]) => status === 'drifted').map(([id]) => id));
  return new Map(
    [...own].map(([id, status]) => {
      const upstreamDrift = findUpstreamDrift(id, lineage, drifted);
      const isFine = status === 'up-to-date' || status === 'accepted';
      const stale = isFine && upstreamDrift.length > 0;
      return [
        id,
        {
          status: stale ? 'upstream-drifted' : status,
          upstream: lineage.get(id) ?? [],
          upstreamDrift,
        },
      ];
    }),
  );
}

function ownStatus(completed: boolean, baseline: Baseline | null, changed: boolean): Status {
  if (!completed) return 'not-completed';
  if (baseline === null || baseline.kind === 'unknown') return 'unknown';
  if (changed) return 'drifted';
  return baseline.kind === 'accepted' ? 'accepted' : 'up-to-date';
}
