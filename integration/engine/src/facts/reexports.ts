import { nameFact, type ReadFact } from './fact.ts';
import type { FactSyntax } from '../languages/rules/fact-syntax.ts';

/** Matches `export { a, b as c } from './d'`. */
const SCRIPT = /\bexport\s{1,9}(?:type\s{1,9})?\{([^{}]{0,5000})\}\s{0,9}from\b/g;
/** Matches `pub use a::{B, C as D};` and `pub use a::B;`. */
const RUST =
  /\bpub\s{1,9}use\s{1,9}[\w:]{0,200}?(?:\{([^{};]{0,5000})\}|(\w+(?:\s{1,9}as\s{1,9}\w+)?));/g;

/**
 * Reads the names that a module exports again from other modules. They are members of its list of
 * exports.
 */
export function readReexports({ exports }: FactSyntax, code: readonly string[]): ReadFact[] {
  const pattern = exports === 'pub' ? RUST : exports === 'exports' ? SCRIPT : null;
  if (pattern === null) return [];
  const text = code.join('\n');
  let line = 1;
  let position = 0;
  return [...text.matchAll(pattern)].flatMap(({ index, 0: whole, 1: several, 2: single }) => {
    line += countLines(text.slice(position, index));
    position = index;
    const listed = several ?? single ?? '';
    let at = line + countLines(whole.slice(0, whole.indexOf(listed)));
    return listed.split(',').flatMap((part): ReadFact[] => {
      const name = /([\w$]+)\s*$/.exec(part)?.[1];
      const start = at + countLines(/^\s*/.exec(part)?.[0] ?? '');
      at += countLines(part);
      return name === undefined || name === 'self' ? [] : [factOf(name, start)];
    });
  });
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}

function factOf(name: string, line: number): ReadFact {
  return { ...nameFact({ container: 'exports', name, kind: 'item', line }), body: name };
}
