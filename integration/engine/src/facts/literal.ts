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
    return literalOf(rest) ?? /^[\w#@./:%+-]{1,100}(?=\s*(?:;|$))/.exec(rest)?.[0] ?? null;
  }
  const isNested = /^[[({]/.test(rest);
  return literalOf(rest) ?? (isNested ? null : literalOf(/=\s*(.*)$/.exec(rest)?.[1] ?? ''));
}
