import type { SpecAnalysis } from '../drift/analyze-specs.ts';
import { hasLostInputs } from '../drift/status.ts';
import type { Evidence } from './document-impact.ts';

/** The kinds of evidence that come from the file of a spec. */
export type SpecEvidenceName = 'unmatched';

/**
 * Finds what the file of a spec says against its documents. It concerns all of them as a whole.
 */
export function findSpecEvidence(analysis: SpecAnalysis): Evidence[] {
  const { spec, changes } = analysis;
  const place = { impact: 'named', path: spec.file, section: 0, commit: null } as const;
  // A change that counts tells more.
  const isSilent = changes.every(({ significant }) => !significant);
  if (!isSilent || !hasLostInputs(analysis)) return [];
  const text = 'none of the files that it was made from is left';
  return [{ ...place, kind: 'unmatched', text, line: spec.inputs[0]?.line ?? null }];
}
