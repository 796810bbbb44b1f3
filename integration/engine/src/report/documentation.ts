import { declaring } from '../specs/kinds.ts';
import type { SpecReport } from './spec-schema.ts';

/** The specs and documents that describe a source file. */
export interface Documentation {
  /** The ids of the specs that have the file as an input, sorted. */
  readonly specs: readonly string[];
  /** The documents that cite the file in their text or in a diagram, sorted. */
  readonly documents: readonly string[];
}

/**
 * Finds the specs and documents that describe some source files. Pages that declare nothing do not
 * count.
 */
export function findDocumentation(
  files: readonly string[],
  specs: readonly SpecReport[],
): Map<string, Documentation> {
  const found = new Map(
    files.map((file) => [file, { specs: new Set<string>(), documents: new Set<string>() }]),
  );
  for (const { id, inputs, documents } of declaring(specs)) {
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
