import type { Role } from '../specs/spec.ts';
import type { HistorySince } from './history-since.ts';
import type { SpecInputs } from './spec-inputs.ts';

/** For each section, the inputs whose changes count; `null` for a section that is not committed. */
export type ViewsOfSections = readonly (SpecInputs | null)[];

/** The inputs of the specs as they are compared for sections with baselines of their own. */
export interface SectionViews {
  /** Inputs without citations. They are compared like the inputs of specs. */
  readonly all: readonly SpecInputs[];
  /**
   * Returns the inputs of the sections. A section with the baseline of the spec has the inputs of
   * the spec. Returns `null` if the spec's sections have no baselines of their own.
   */
  readonly of: (inputs: SpecInputs) => ViewsOfSections | null;
}

/**
 * Makes the inputs for sections with baselines of their own. Sections with the same baseline share
 * them.
 *
 * @param mayDiffer the paths that may have changed since some baseline
 */
export function makeSectionViews(
  allInputs: readonly SpecInputs[],
  mayDiffer: (path: string) => boolean,
): SectionViews {
  const all: SpecInputs[] = [];
  const ofSpec = new Map<SpecInputs, ViewsOfSections>();
  for (const inputs of allInputs) {
    if (inputs.sections === null) continue;
    const roles = new Map<string, Role>([...inputs.roles].filter(([path]) => mayDiffer(path)));
    const known = new Map<HistorySince | null, SpecInputs | null>([[inputs.history, inputs]]);
    if (inputs.history !== null) known.set(null, null);
    const views = inputs.sections.map(({ baseline, history }) => {
      const same = known.get(history);
      if (same !== undefined) return same;
      const nothing = { documents: [], citations: new Map(), nodes: new Map(), sections: null };
      const view = { ...inputs, ...nothing, baseline, history, roles };
      known.set(history, view);
      all.push(view);
      return view;
    });
    ofSpec.set(inputs, views);
  }
  return { all, of: (inputs) => ofSpec.get(inputs) ?? null };
}
