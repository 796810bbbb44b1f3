import { isBroken } from '../citations/state.ts';
import { kindOf } from '../specs/kinds.ts';
import type { Baseline } from './baseline.ts';
import type { SpecAnalysis } from './analyze-specs.ts';
import { findContradiction } from './contradiction.ts';
import { findUpstreamDrift, type Lineage } from './lineage.ts';

/** The statuses of a spec: they say whether its documents agree with its sources. */
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

/** The status of a spec, and the specs that it builds on. */
export interface Verdict {
  readonly status: Status;
  readonly upstream: readonly string[];
  /**
   * The shortest chain to an upstream spec that has drifted. The drifted spec stands last. Empty if
   * there is none.
   */
  readonly upstreamDrift: readonly string[];
}

/**
 * Decides the status of every spec: first by its own inputs, then by the specs that it builds on.
 *
 * @param concerned the ids of specs with a section that a change concerns. The change may be newer
 *   than the section, but gone again, so that it is no change since the baseline of the spec.
 */
export function judge(
  analyses: readonly SpecAnalysis[],
  lineage: Lineage,
  concerned: ReadonlySet<string>,
): Map<string, Verdict> {
  const own = new Map(
    analyses.map((analysis): [string, Status] => {
      const { spec, baseline } = analysis;
      if (!kindOf(spec).declaresSources) return [spec.id, statusOfReferences(analysis)];
      const isChanged =
        analysis.changes.some(({ significant }) => significant) ||
        concerned.has(spec.id) ||
        hasLostInputs(analysis) ||
        findContradiction(spec, baseline) !== null;
      return [spec.id, ownStatus(spec.completed, baseline, isChanged)];
    }),
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

/**
 * Whether none of a spec's inputs is left. Then the spec has drifted, even if none of the changes
 * counts by itself. A spec that never had any inputs has no baseline.
 */
export function hasLostInputs({
  spec,
  inputs,
  changes,
}: Pick<SpecAnalysis, 'spec' | 'inputs' | 'changes'>): boolean {
  return spec.inputs.length > 0 && inputs.size === 0 && changes.length > 0;
}

/** The status of a page that declares nothing: only references that lead nowhere count. */
function statusOfReferences({ documents }: Pick<SpecAnalysis, 'documents'>): Status {
  return documents.some(({ citations }) => citations.some(isBroken)) ? 'drifted' : 'up-to-date';
}

function ownStatus(completed: boolean, baseline: Baseline | null, changed: boolean): Status {
  if (!completed) return 'not-completed';
  if (baseline === null || baseline.kind === 'unknown') return 'unknown';
  if (changed) return 'drifted';
  return baseline.kind === 'accepted' ? 'accepted' : 'up-to-date';
}
