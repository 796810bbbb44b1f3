import { type Acceptance, acceptanceFile, formatAcceptance } from '../drift/acceptance.ts';
import type { AcceptanceTerms } from '../drift/acceptance-fields.ts';
import { formatSectionAcceptance, sectionAcceptanceFile } from '../drift/section-acceptance.ts';
import type { FileState } from '../git/files.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { kindOf } from '../specs/kinds.ts';
import type { Candidate } from './select-candidates.ts';
import type { Obstacle } from './refusal.ts';

/** The parts that all acceptances of one run share. */
export type Terms = Omit<AcceptanceTerms, 'inputs' | 'reason'>;

/** An acceptance that only needs a reason. */
export interface Draft {
  readonly candidate: Candidate;
  /** The path of the acceptance file, relative to the repository. */
  readonly file: string;
  /** The number of inputs that the file will list. */
  readonly inputs: number;
  /** Returns the text of the file. */
  readonly format: (reason: string) => string;
}

/** Returns the path of the acceptance file of a candidate. */
export function fileOf({ report, analysis, section }: Candidate): string {
  return section === null
    ? acceptanceFile(report.id)
    : sectionAcceptanceFile(analysis.spec.file, section);
}

/**
 * Makes the acceptance of a spec or section from the current inputs, without the reason, which a
 * person gives later. Returns the obstacle if the spec or section cannot be accepted.
 *
 * @param snapshot the current files; the blob ids of the inputs and of the spec's file must be known,
 * see `Snapshot.settle`
 */
export function draftAcceptance(
  candidate: Candidate,
  snapshot: Snapshot,
  terms: Terms,
): Draft | Obstacle {
  const { section } = candidate;
  const { spec, inputs: paths } = candidate.analysis;
  const inputs = new Map<string, FileState>();
  for (const path of paths) {
    const state = snapshot.stateOf(path);
    if (state === null) continue;
    if (state.mode === '160000' && snapshot.isUncommitted(path)) {
      return {
        reason: `The submodule ${path} has uncommitted changes.`,
        fix: 'Commit them first.',
      };
    }
    inputs.set(path, state);
  }
  const draft = { candidate, file: fileOf(candidate), inputs: inputs.size };
  const { noun, review, statementOf, isOwnDocument } = kindOf(spec);
  const content = snapshot.stateOf(spec.file)?.oid;
  if (section !== null) {
    if (content === undefined) {
      return { reason: `${spec.file} is not here.`, fix: 'Check it out first.' };
    }
    const given = { ...terms, document: spec.file, section, content, inputs };
    return { ...draft, format: (reason) => formatSectionAcceptance({ ...given, reason }) };
  }
  const statement = statementOf(spec, snapshot.committedContent(spec.file));
  if (statement === null) {
    return {
      reason: `${spec.file} is not committed as it is.`,
      fix: `Commit the ${noun} first, or ${review}.`,
    };
  }
  const page = isOwnDocument ? { content } : {};
  const given: Omit<Acceptance, 'reason'> = {
    ...terms,
    spec: spec.id,
    statement,
    inputs,
    ...page,
  };
  return { ...draft, format: (reason) => formatAcceptance({ ...given, reason }) };
}
