import type { TextParts } from '../text-language.ts';
import { inEqualQuotes, tokensOf } from './tokens.ts';

const COMMENT = ['comment', /\/\*[^]*?\*\//y] as const;
const LINE_COMMENT = ['comment', /\/\/.*/y] as const;

const REST = [
  // The address in `url()` needs no quotes, and can contain `//`.
  ['word', /url\(\s*[^\s"')][^"')]*\)/iy],
  ['string', /"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'/y],
  ['space', /[ \t\n\f]+/y],
  ['sign', /[{}();:,>]/y],
  ['word', /(?:[^\s"'{}();:,>/\\]|\\[^])+|\/(?!\*)/y],
] as const;

/** Characters before which, or after which, white space means nothing. */
const BEFORE = /^[{};,)>]$/;
const AFTER = /^[{};,(>:]$/;

/**
 * Separates the parts of a style sheet. Returns `null` if a comment or a string does not end.
 *
 * @param hasLineComments true if comments can begin with two slashes
 */
export function styleParts(text: string, hasLineComments: boolean): TextParts | null {
  const tokens = tokensOf(
    text,
    hasLineComments
      ? [COMMENT, ...REST.slice(0, 1), LINE_COMMENT, ...REST.slice(1)]
      : [COMMENT, ...REST],
  );
  if (tokens === null) return null;
  const comments: string[] = [];
  const code: string[] = [];
  let hasSpace = false;
  for (const { kind, text: written } of tokens) {
    if (kind === 'comment') comments.push(written);
    if (kind === 'comment' || kind === 'space') {
      hasSpace = true;
      continue;
    }
    const last = code.at(-1) ?? '{';
    const isClosing = written === '}';
    if (isClosing && last === ';') code.pop();
    if (hasSpace && !BEFORE.test(written) && !AFTER.test(last)) code.push(' ');
    code.push(kind === 'string' ? inEqualQuotes(written) : written);
    hasSpace = false;
  }
  return { code: code.join(''), comments, mechanical: '', scripts: [] };
}
