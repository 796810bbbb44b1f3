import type { SpecReport } from './schema.ts';

/**
 * Returns the files from which a spec was made, and the files that its documents cite. A file can
 * occur more than once.
 */
export function filesOf({ inputs, documents }: Pick<SpecReport, 'inputs' | 'documents'>): string[] {
  return [
    ...inputs.flatMap(({ files }) => files),
    ...documents.flatMap(({ citations }) =>
      citations.flatMap(({ path, current }) => [path, current?.path ?? path]),
    ),
  ];
}
