import {
  type CitationState,
  severityOf,
  worstOf,
} from '@astro-drift/engine/internal/citations/state';
import { readLineWords } from '@astro-drift/engine/internal/documents/line-words';
import { decodePath } from '@astro-drift/engine/internal/files/uri';
import type { CitationReport, SpecReport } from '@astro-drift/engine/internal/report/schema';

/** A citation in a document, with what the report of a spec says about it. */
export interface Reference {
  readonly spec: SpecReport;
  /** The runs of lines that the citation names. There is usually one. */
  readonly runs: readonly [CitationReport, ...CitationReport[]];
  /** The most serious state of these runs. */
  readonly state: CitationState;
}

/**
 * Returns the references of a document, in the order of the document. If several specs report the
 * same reference, the one with the most serious state is taken.
 */
export function referencesOf(file: string, specs: readonly SpecReport[]): Reference[] {
  const places = new Map<string, Reference>();
  for (const spec of specs) {
    const citations = spec.documents
      .filter((document) => document.file === file)
      .flatMap((document) => document.citations);
    for (const reference of group(citations, spec)) {
      const place = placeOf(reference.runs[0]);
      const known = places.get(place);
      places.set(place, known === undefined ? reference : moreSerious(known, reference));
    }
  }
  return [...places.values()].sort(
    ({ runs: [a] }, { runs: [b] }) => a.line - b.line || a.column - b.column,
  );
}

/** Groups citations into references. The runs of lines of one reference have the same position. */
function group(citations: readonly CitationReport[], spec: SpecReport): Reference[] {
  const places = Map.groupBy(citations, placeOf);
  return [...places.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const runs = [first, ...others] as const;
    return { spec, runs, state: worstOf(runs.map(({ state }) => state)) };
  });
}

function placeOf({ kind, line, column }: CitationReport): string {
  return `${kind} ${line}:${column}`;
}

/** An element on a page that may be a reference. */
export interface Rendered {
  readonly kind: CitationReport['kind'];
  readonly text: string;
  /** The slug of the heading above the element. */
  readonly section: string | null;
}

/**
 * Finds the reference that belongs to each rendered element. Elements and references with equal
 * texts are matched in order. Those below the same heading are matched first, because footnotes are
 * rendered at another place. If there are more or fewer elements than references with the same
 * text, all these elements get the most serious of the references.
 */
export function matchReferences<T extends Rendered>(
  rendered: readonly T[],
  references: readonly Reference[],
): Map<T, Reference> {
  const written = Map.groupBy(references, ({ runs: [{ kind, text }] }) => keyOf(kind, text));
  const matched = new Map<T, Reference>();
  for (const [key, elements] of Map.groupBy(rendered, ({ kind, text }) => keyOf(kind, text))) {
    const candidates = written.get(key);
    if (candidates === undefined) continue;
    const isRegular = candidates.length === elements.length;
    const found = isRegular ? pair(elements, candidates) : [candidates.reduce(moreSerious)];
    elements.forEach((element, index) => {
      const reference = found[isRegular ? index : 0];
      if (reference !== undefined) matched.set(element, reference);
    });
  }
  return matched;
}

function pair(elements: readonly Rendered[], references: readonly Reference[]): Reference[] {
  const sections = Map.groupBy(references.toReversed(), ({ runs: [{ section }] }) => section);
  const below = elements.map(({ section }) => sections.get(section)?.pop());
  const taken = new Set(below);
  const others = references.filter((reference) => !taken.has(reference)).reverse();
  return below.flatMap((reference) => reference ?? others.pop() ?? []);
}

function moreSerious(a: Reference, b: Reference): Reference {
  return severityOf(b.state) > severityOf(a.state) ? b : a;
}

/**
 * Returns a key that is equal for a reference and its element. Link targets are decoded, because
 * rendering can encode them in another way. Words that name lines follow the element.
 */
function keyOf(kind: CitationReport['kind'], text: string): string {
  if (kind === 'link') return `link ${decodePath(text)}`;
  if (kind === 'text') return `text ${text}`;
  const code = readLineWords(text)?.path ?? text;
  return `code ${code.replace(/\s+/g, ' ').trim()}`;
}
