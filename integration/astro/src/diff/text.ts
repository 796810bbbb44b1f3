import { html, type Html } from '@astro-drift/engine/internal/html/html';
import { laterCount } from '../strings/deferred-strings.ts';
import { splitTokens, textOf, type Token, type TokenLine } from './tokens.ts';
import { LONGEST_LINE, type Span } from './words.ts';

/**
 * Matches invisible characters. They could hide a change or make a line look different. They are
 * control characters except tab, characters that set the text direction, and characters without
 * width. Zero-width joiners of letters and emoji are not matched.
 */
const HIDDEN =
  /([[\p{Cc}\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}]--\t])/v;

/**
 * Renders a line with its colours and marks. Shows an invisible character by its code point, such
 * as `U+202E`. Shows a carriage return at the end of the line only if it is marked. Cuts a line
 * that is longer than {@link LONGEST_LINE}, and says how many characters were cut.
 */
export function renderText(tokens: TokenLine, marks: readonly Span[], mark: 'del' | 'ins'): Html {
  const text = textOf(tokens);
  const end = shownEnd(text, marks);
  const pieces = splitTokens(tokens, [...marks.flatMap((span) => [span.start, span.end]), end]);
  const parts = pieces
    .slice(0, -1)
    .map((piece, index) => wrap(joinTokens(piece).map(renderToken), index % 2 === 1 ? mark : null));
  if (text.length <= LONGEST_LINE) return html`${parts}`;
  return html`${parts}<small> … ${laterCount('drift.diff.more', text.length - end)}</small>`;
}

/**
 * Returns the offset at which the shown text ends. It is never inside a mark, because lines that
 * are cut have no marks.
 */
function shownEnd(text: string, marks: readonly Span[]): number {
  if (text.length > LONGEST_LINE) {
    return /[\uD800-\uDBFF]/.test(text.charAt(LONGEST_LINE - 1)) ? LONGEST_LINE - 1 : LONGEST_LINE;
  }
  const marked = marks.at(-1)?.end === text.length;
  return text.endsWith('\r') && !marked ? text.length - 1 : text.length;
}

function wrap(parts: readonly Html[], mark: 'del' | 'ins' | null): Html {
  if (mark === null || parts.length === 0) return html`${parts}`;
  return mark === 'del' ? html`<del>${parts}</del>` : html`<ins>${parts}</ins>`;
}

/**
 * Joins adjacent tokens that have the same style. White space takes the style of the token before
 * it.
 */
function joinTokens(tokens: TokenLine): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (last !== undefined && (last.look === token.look || /^[ \t]+$/.test(token.text))) {
      joined[joined.length - 1] = { text: last.text + token.text, look: last.look };
    } else joined.push(token);
  }
  return joined;
}

function renderToken({ text, look }: Token): Html {
  const shown = html`${text
    .split(HIDDEN)
    .map((part, index) => (index % 2 === 1 ? html`<b>${nameOf(part)}</b>` : part))}`;
  return look === '' ? shown : html`<span class="${look}">${shown}</span>`;
}

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
