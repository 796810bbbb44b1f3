import { chant } from './kinds/chant.ts';
import type { Candidates, SpecKind } from './kinds/kind.ts';
import { page } from './kinds/page.ts';
import type { Completion, Spec } from './spec.ts';

/**
 * All kinds of specs, by their names in reports. Of several kinds that can read a file, the first
 * counts.
 */
export const SPEC_KINDS = { chant, page };

/** The name of a kind. */
export type SpecKindName = keyof typeof SPEC_KINDS;

/** The names of all kinds. */
export const SPEC_KIND_NAMES = Object.keys(SPEC_KINDS) as SpecKindName[];

/** The kind of a spec, or of its report. */
export function kindOf({ kind }: { readonly kind: SpecKindName }): SpecKind {
  return SPEC_KINDS[kind];
}

/** The kinds whose files are in such a place. */
export function kindsIn(place: Candidates['in']): SpecKind[] {
  return Object.values(SPEC_KINDS).filter(({ candidates }) => candidates.in === place);
}

/** The expressions of which a page has to match one to be a candidate, see {@link Candidates}. */
export function pageLines(): string[] {
  return Object.values(SPEC_KINDS).flatMap(({ candidates }) =>
    candidates.in === 'pages' ? [candidates.line] : [],
  );
}

/** A spec whose file says when the documents were right. */
export type DeclaredSpec = Spec & { readonly completion: Completion };

/**
 * Whether a spec's file says when the documents were right. A completed spec whose file does not
 * say it is dated by the commits that edit the file.
 */
export function isDeclared(spec: Spec): spec is DeclaredSpec {
  return spec.completion !== null;
}
