import type { SpecReport } from './schema.ts';

/** The files that a spec was made from, and those that its documents cite; some more than once. */
export function filesOf({ inputs, documents }: Pick<SpecReport, 'inputs' | 'documents'>): string[] {
  return [
    ...inputs.flatMap(({ files }) => files),
    ...documents.flatMap(({ citations }) =>
      citations.flatMap(({ path, current }) => [path, current?.path ?? path]),
    ),
  ];
}
