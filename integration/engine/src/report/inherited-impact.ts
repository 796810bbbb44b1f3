import { isAtLeast, stateOf } from '../impact/impact.ts';
import type { DocumentReport, SpecReport } from './schema.ts';

/**
 * Raises the impact on the documents of a spec to `public` if the spec builds directly on a spec
 * with a document that needs a review. They may repeat what that document says, but it is unknown
 * which part.
 */
export function withInheritedImpact(specs: readonly SpecReport[]): SpecReport[] {
  const inNeed = new Set(
    specs
      .filter(({ documents }) => documents.some(({ impact }) => isAtLeast(impact, 'named')))
      .map(({ id }) => id),
  );
  return specs.map((spec) =>
    spec.upstream.some((id) => inNeed.has(id))
      ? { ...spec, documents: spec.documents.map(withQuietLine) }
      : spec,
  );
}

function withQuietLine(document: DocumentReport): DocumentReport {
  const { impact, state } = document;
  if (state === 'unknown' || state === 'not-completed' || isAtLeast(impact, 'public')) {
    return document;
  }
  return { ...document, impact: 'public', state: stateOf('public') };
}
