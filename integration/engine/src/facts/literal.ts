import { LITERAL } from './patterns.ts';
import type { FactSyntax } from '../languages/rules/fact-syntax.ts';

/**
 * Returns the literal at the beginning of a text. A string is returned in double quotes if
 * possible.
 */
export function literalOf(text: string): string | null {
  const literal = LITERAL.exec(text)?.[0];
  if (literal === undefined) return null;
  return /^['`][^"\\]*$/.test(literal) ? `"${literal.slice(1, -1)}"` : literal;
}

/**
 * Returns the literal that a key is set to, or that a property with a type has as its default.
 *
 * @param rest the text after the colon or the equals sign
 */
export function valueOf(rest: string, { hasPlainValues }: FactSyntax): string | null {
  if (hasPlainValues === true) {
    // A value of several words is left out, because its layout would count.
    return (
      unquoted(literalOf(rest)) ?? /^[\w#@./:%+-]{1,100}(?=\s*(?:;|$))/.exec(rest)?.[0] ?? null
    );
  }
  const isNested = /^[[({]/.test(rest);
  return (
    literalOf(rest) ??
    (isNested ? null : literalOf(/=\s*(.*)$/.exec(rest)?.[1] ?? '')) ??
    literalOf(fallbackIn(rest))
  );
}

/**
 * Matches what stands before the default of a setting: `process.env.PORT ?? 3000`,
 * `os.getenv('PORT', 3000)` and `Field(3000)`.
 */
const FALLBACK =
  /(?:\?\?|\|\|)\s{0,9}(.+)|(?:\bgetenv|\benviron\.get|\benv\.get)\(\s{0,9}["'][^"']{1,80}["'],\s{0,9}(.+)|\bField\(\s{0,9}(.+)/;

/** In a longer text, the default is not looked for. */
const MAX_FALLBACK = 300;

/** In a format in which values need no quotes, the quotes are no part of the value. */
function unquoted(literal: string | null): string | null {
  return literal === null ? null : literal.replace(/^"([^"\\]*)"$/, '$1');
}

function fallbackIn(text: string): string {
  const [, second, setting, field] = FALLBACK.exec(text.slice(0, MAX_FALLBACK)) ?? [];
  return second ?? setting ?? field ?? '';
}
