import { isAtLeast, stateOf } from '../impact/impact.ts';
import type { DocumentReport, SpecReport } from './schema.ts';

/**
 * Gives the documents of a spec a quiet line if a document of a spec that it builds on directly needs
 * a review. What they say may rest on that document, but nobody can tell which of it.
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
