import type { CitationReport, Report, SpecReport } from '../report/schema.ts';
import type { CitedRun } from './rewriting.ts';

/** A reference in a document to something that has moved. */
export interface FixCandidate {
  readonly kind: CitationReport['kind'];
  readonly text: string;
  readonly line: number;
  readonly column: number;
  /**
   * What the reference cites, with the current place of each part. If nobody can tell the place, a
   * reason.
   */
  readonly runs: readonly CitedRun[] | { readonly reason: string };
}

/** The references of a document that have to be rewritten, according to its specs. */
export interface DocumentFixCandidates {
  readonly file: string;
  /** The specs of the document. They tell since when it contains each citation. */
  readonly specs: readonly SpecReport[];
  readonly candidates: readonly FixCandidate[];
}

/**
 * Finds the references that moved, by document. If the specs of a document do not agree on a
 * reference, it gets a reason why it is not rewritten.
 */
export function findFixCandidates({ specs }: Pick<Report, 'specs'>): DocumentFixCandidates[] {
  const owners = new Map<string, SpecReport[]>();
  for (const spec of specs) {
    // A spec that is not completed refers to the lines as they are now.
    if (spec.status === 'not-completed') continue;
    for (const { file } of spec.documents) {
      const others = owners.get(file);
      if (others === undefined) owners.set(file, [spec]);
      else others.push(spec);
    }
  }
  return [...owners]
    .map(([file, own]) => ({ file, specs: own, candidates: candidatesOf(file, own) }))
    .filter(({ candidates }) => candidates.length > 0)
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

function candidatesOf(file: string, specs: readonly SpecReport[]): FixCandidate[] {
  const bySpec = specs.map((spec) => {
    const citations = spec.documents.filter((document) => document.file === file);
    return Map.groupBy(
      citations.flatMap((document) => document.citations),
      placeOf,
    );
  });
  const places = new Set(bySpec.flatMap((own) => [...own.keys()]));
  const candidates = [...places].flatMap((place): FixCandidate[] => {
    const said = bySpec.map((own) => own.get(place) ?? []);
    const [moved] = said.flat().filter(({ state }) => state === 'moved');
    if (moved === undefined) return [];
    const { kind, text, line, column } = moved;
    return [{ kind, text, line, column, runs: agree(said) }];
  });
  return candidates.sort((a, b) => a.line - b.line || a.column - b.column);
}

function placeOf({ kind, line, column }: CitationReport): string {
  return `${kind} ${line}:${column}`;
}

/** Joins what the specs of a document say about a reference. */
function agree(said: readonly (readonly CitationReport[])[]): FixCandidate['runs'] {
  const [runs = [], ...others] = said.map(followed);
  if ([runs, ...others].some((other) => other === null)) {
    return { reason: 'some of what it cites has changed' };
  }
  const isSame = others.every((other) => JSON.stringify(other) === JSON.stringify(runs));
  return isSame && runs !== null
    ? runs
    : { reason: 'the specs that write this document do not agree on where it is' };
}

const WHOLE = { startLine: null, endLine: null };

/**
 * Returns what a reference cites, with the current places. Returns `null` if a part of it has
 * changed or is gone.
 */
function followed(citations: readonly CitationReport[]): CitedRun[] | null {
  const runs = citations.flatMap(({ state, path, startLine, endLine, symbol, current }) =>
    (state === 'ok' || state === 'moved') && current !== null
      ? [{ path, symbol, current, ...(symbol === null ? { startLine, endLine } : WHOLE) }]
      : [],
  );
  return runs.length === citations.length ? runs : null;
}
