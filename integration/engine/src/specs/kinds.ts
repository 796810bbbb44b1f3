import { chant } from './kinds/chant.ts';
import type { Candidates, SpecKind } from './kinds/kind.ts';
import { page } from './kinds/page.ts';
import { references } from './kinds/references.ts';
import type { Completion, Spec } from './spec.ts';

/**
 * All kinds of specs, by their names in reports. If several kinds can read a file, the first one
 * counts.
 */
export const SPEC_KINDS = { chant, page, references };

/** The name of a kind. */
export type SpecKindName = keyof typeof SPEC_KINDS;

/** The names of all kinds. */
export const SPEC_KIND_NAMES = Object.keys(SPEC_KINDS) as SpecKindName[];

/** Returns the kind of a spec, or of the report of a spec. */
export function kindOf({ kind }: { readonly kind: SpecKindName }): SpecKind {
  return SPEC_KINDS[kind];
}

/** Leaves out the pages that declare nothing. */
export function declaring<T extends { readonly kind: SpecKindName }>(specs: readonly T[]): T[] {
  return specs.filter((spec) => kindOf(spec).declaresSources);
}

/** Returns the kinds whose files are in the given place; see {@link Candidates}. */
export function kindsIn(place: Candidates['in']): SpecKind[] {
  return Object.values(SPEC_KINDS).filter(({ candidates }) => candidates.in === place);
}

/**
 * Returns regular expressions. A page is a candidate if one of its lines matches one of them; see
 * {@link Candidates}.
 */
export function pageLines(): string[] {
  return Object.values(SPEC_KINDS).flatMap(({ candidates }) =>
    candidates.in === 'pages' ? [candidates.line] : [],
  );
}

/** A spec whose file says when the documents were right. */
export type DeclaredSpec = Spec & { readonly completion: Completion };

/**
 * Whether a spec's file says when the documents were right. If the file of a completed spec does
 * not say it, the commits that edit the file date the spec.
 */
export function isDeclared(spec: Spec): spec is DeclaredSpec {
  return spec.completion !== null;
}
