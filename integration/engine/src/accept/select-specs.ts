import type { SpecAnalysis } from '../drift/analyze-specs.ts';
import type { Report, SpecReport } from '../report/schema.ts';
import { findNamed } from '../specs/names.ts';
import type { Obstacle, Refusal } from './refusal.ts';

/** A spec that can be chosen to be accepted, with its report and its analysis. */
export interface Candidate {
  readonly report: SpecReport;
  readonly analysis: SpecAnalysis;
}

/** The specs that are meant, and the refusals of names that mean no spec. */
export interface SelectedSpecs {
  /** The specs, each once, sorted by id. */
  readonly candidates: readonly Candidate[];
  readonly refused: readonly Refusal[];
}

/**
 * Finds the specs that are meant.
 *
 * @param parts a part of the id of each spec; `all` means every spec whose own inputs have drifted,
 *   or for which this is not known
 */
export function selectSpecs(
  parts: readonly string[] | 'all',
  { specs }: Report,
  analyses: readonly SpecAnalysis[],
): SelectedSpecs {
  const ids = specs.map(({ id }) => id);
  const refused: Refusal[] = [];
  const chosen = new Set<string>();
  if (parts === 'all') {
    for (const { id, status } of specs) {
      if (status === 'drifted' || status === 'unknown') chosen.add(id);
    }
  } else {
    for (const part of new Set(parts)) {
      const named = findNamed(part, ids);
      if ('id' in named) chosen.add(named.id);
      else refused.push({ spec: part, reason: named.problem, fix: NAMING });
    }
  }
  const byId = new Map(analyses.map((analysis) => [analysis.spec.id, analysis]));
  const candidates = specs.flatMap((report): Candidate[] => {
    const analysis = chosen.has(report.id) ? byId.get(report.id) : undefined;
    return analysis === undefined ? [] : [{ report, analysis }];
  });
  return { candidates, refused };
}

const NAMING = 'Name a spec by any part of its id that no other has.';

/** Says why nobody can declare the documents of a spec right. Returns `null` if somebody can. */
export function obstacleOf({ report, analysis }: Candidate): Obstacle | null {
  const { spec, baseline, inputs } = analysis;
  if (!spec.completed) {
    return {
      reason: `${spec.id} is not completed, so it has no documents to accept.`,
      fix: 'Complete it first.',
    };
  }
  if (report.status === 'unknown' && baseline?.kind === 'unknown') {
    return {
      reason: `It cannot be told whether ${spec.id} has drifted, because ${baseline.reason}.`,
      fix: baseline.fix,
    };
  }
  if (inputs.size === 0) {
    return { reason: `${spec.id} has no inputs to accept.`, fix: 'Correct its patterns first.' };
  }
  return null;
}
