import type { SpecReport } from './schema.ts';

/** What documents a source file. */
export interface Documentation {
  /** Ids of the specs that it is an input of, sorted. */
  readonly specs: readonly string[];
  /** The documents that cite it, in their text or in their diagrams, sorted. */
  readonly documents: readonly string[];
}

/** Finds for source files the specs and the documents that name them. */
export function findDocumentation(
  files: readonly string[],
  specs: readonly SpecReport[],
): Map<string, Documentation> {
  const found = new Map(
    files.map((file) => [file, { specs: new Set<string>(), documents: new Set<string>() }]),
  );
  for (const { id, inputs, documents } of specs) {
    for (const file of inputs.flatMap((input) => input.files)) found.get(file)?.specs.add(id);
    for (const { file, citations, diagrams } of documents) {
      const nodes = diagrams.flatMap((diagram) => diagram.nodes);
      for (const { path, current } of [...citations, ...nodes]) {
        found.get(current?.path ?? path)?.documents.add(file);
      }
    }
  }
  return new Map(
    [...found].map(([file, own]) => [
      file,
      { specs: [...own.specs].sort(), documents: [...own.documents].sort() },
    ]),
  );
}
