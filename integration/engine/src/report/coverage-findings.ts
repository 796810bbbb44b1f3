import { findDocumentation } from './documentation.ts';
import type { Draft } from './draft.ts';
import type { SpecReport } from './schema.ts';

/** What the rule on source files finds, among those that ought to be documented. */
export function coverageDrafts(sources: readonly string[], specs: readonly SpecReport[]): Draft[] {
  return [...findDocumentation(sources, specs)].flatMap(([file, documented]): Draft[] => {
    if (documented.specs.length > 0) return [];
    const [document] = documented.documents;
    const cited = document === undefined ? '' : `, though ${document} cites it`;
    return [
      {
        rule: 'undocumented-source',
        message: `${file}: no spec tracks this source file${cited}`,
        spec: null,
        file,
        help: 'Add it to the `tracks` of the spec or page that documents it, or leave it out of the option `coverage`.',
      },
    ];
  });
}
