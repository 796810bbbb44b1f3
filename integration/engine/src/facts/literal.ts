import { LITERAL } from './patterns.ts';
import type { FactSyntax } from '../languages/rules/fact-syntax.ts';

/** A literal at the beginning of a text; a string with double quotes where that is possible. */
export function literalOf(text: string): string | null {
  const literal = LITERAL.exec(text)?.[0];
  if (literal === undefined) return null;
  return /^['`][^"\\]*$/.test(literal) ? `"${literal.slice(1, -1)}"` : literal;
}

/**
 * The literal that a key is set to, or that a property with a type has as default.
 *
 * @param rest what follows on the colon or the equals sign
 */
export function valueOf(rest: string, { hasPlainValues }: FactSyntax): string | null {
  if (hasPlainValues === true) {
    // Of values of several words, the layout would count.
    return literalOf(rest) ?? /^[\w#@./:%+-]{1,100}(?=\s*(?:;|$))/.exec(rest)?.[0] ?? null;
  }
  const isNested = /^[[({]/.test(rest);
  return literalOf(rest) ?? (isNested ? null : literalOf(/=\s*(.*)$/.exec(rest)?.[1] ?? ''));
}
