import { findDocumentation } from '../report/documentation.ts';
import type { SpecReport } from '../report/spec-schema.ts';
import type { Rule, UnratedFinding } from './rule.ts';

export const undocumentedSource: Rule<'undocumented-source'> = {
  name: 'undocumented-source',
  severity: 'off',
  summary: 'A source file that no spec tracks',
  meaning:
    'Nobody is told when the file changes. What is a source file, the option `coverage` says; tests are none unless a pattern names their folder.',
  remedies: [
    'Let a spec or page track it, by `tracks`, `origin` or `informed_by`.',
    'If it needs no documents, take it out of the option `coverage`.',
  ],
  about: 'other',
  readsSources: true,
  find: ({ sources, specs }) =>
    checkSources(
      sources,
      specs.map(({ report }) => report),
    ),
  publish: ({ file }, { specs }) => checkSources([file], specs)[0] ?? null,
};

function checkSources(files: readonly string[], specs: readonly SpecReport[]): UnratedFinding[] {
  return [...findDocumentation(files, specs)]
    .filter(([, { specs: tracking }]) => tracking.length === 0)
    .map(
      ([
        file,
        {
          documents: [document],
        },
      ]) => {
        const cited = document === undefined ? '' : `, though ${document} cites it`;
        return {
          message: `${file}: no spec tracks this source file${cited}`,
          spec: null,
          file,
          help: 'Add it to the `tracks` of the spec or page that documents it, or leave it out of the option `coverage`.',
        };
      },
    );
}
