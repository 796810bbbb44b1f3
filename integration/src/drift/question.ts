import { findCitations, type FoundCitation } from '../citations/finder.ts';
import type { FoundDocument } from '../documents/reader.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Role, Spec } from '../specs/spec.ts';
import { ACCEPTANCES } from './acceptance.ts';
import type { Baselines, SpecBaseline } from './baselines.ts';
import { InputMatcher, type PatternMatch, rolesOf } from './inputs.ts';

/** What one spec asks of the repository, before contents are compared. */
export interface Question {
  readonly spec: Spec;
  readonly known: SpecBaseline | undefined;
  readonly matches: readonly PatternMatch[];
  /** Every file that a pattern selects, now or at the baseline. */
  readonly roles: ReadonlyMap<string, Role>;
  readonly documents: readonly FoundDocument[];
  /** By document. */
  readonly citations: ReadonlyMap<string, readonly FoundCitation[]>;
}

/**
 * Matches patterns and finds citations.
 *
 * @param folders where chant specs live
 * @param documents by repository-relative path
 */
export function askQuestions(
  snapshot: Snapshot,
  specs: readonly Spec[],
  folders: readonly string[],
  baselines: Baselines,
  documents: ReadonlyMap<string, FoundDocument>,
): Question[] {
  const paths = new Set([...snapshot.paths(), ...snapshot.committed.keys(), ...baselines.paths]);
  const matcher = new InputMatcher(paths, [...folders, ACCEPTANCES]);
  return specs.map((spec) => {
    const known = baselines.bySpec.get(spec.id);
    const own = spec.targets
      .map((file) => documents.get(file))
      .filter((found) => found !== undefined);
    const exists = (path: string): boolean =>
      snapshot.exists(path) || Boolean(known?.view?.citedStateOf(path));
    const citations = new Map(
      own.map(({ file, document }) => [
        file,
        document === null ? [] : findCitations(file, document, exists),
      ]),
    );
    const matches = matcher.match(spec);
    return { spec, known, matches, roles: rolesOf(matches), documents: own, citations };
  });
}

/** All citations of a spec's documents. */
export function citationsOf({ citations }: Question): readonly FoundCitation[] {
  return [...citations.values()].flat();
}
