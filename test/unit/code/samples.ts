import { readFileSync } from 'node:fs';
import type { Language } from '../../../integration/engine/src/code/language.ts';

/** How a language writes comments, told without parsing. */
export interface Style {
  /** Begins a comment that ends with its line. */
  readonly line: '//' | '#';
  /** Has comments between other tokens. */
  readonly hasBlocks: boolean;
  /** Indents mean something. */
  readonly isIndented: boolean;
}

const BRACES: Style = { line: '//', hasBlocks: true, isIndented: false };

export const STYLES: Readonly<Record<Language, Style>> = {
  c: BRACES,
  cpp: BRACES,
  csharp: BRACES,
  go: BRACES,
  java: BRACES,
  javascript: BRACES,
  php: BRACES,
  python: { line: '#', hasBlocks: false, isIndented: true },
  ruby: { line: '#', hasBlocks: false, isIndented: false },
  rust: BRACES,
  tsx: BRACES,
  typescript: BRACES,
};

/** A realistic source. Its lines with `¦` are those where whitespace is code, or no comment fits. */
export function sampleOf(language: Language): string {
  return readFileSync(new URL(`./samples/${language}.txt`, import.meta.url), 'utf8');
}
