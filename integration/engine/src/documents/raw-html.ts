import { attributeOf } from '../html/tag.ts';
import { readTokens } from '../html/tokens.ts';

/**
 * A piece of HTML source. Start and end tags are not matched: a piece may open an element that
 * another piece closes.
 */
export type HtmlToken =
  | {
      readonly kind: 'open';
      /** The name in lower case. */
      readonly name: string;
      /** The target; `null` if there is none, or if it is empty. */
      readonly href: string | null;
      /** The offset of the `<`. */
      readonly offset: number;
    }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/**
 * Splits HTML into tags and text. Entities are decoded, and comments are left out. The content of
 * `<script>` and similar elements is text.
 */
export function readHtml(html: string): HtmlToken[] {
  const tokens: HtmlToken[] = [];
  readTokens(html, {
    wants: () => true,
    startTag(tag) {
      const href = attributeOf(tag, 'href');
      const { name, start } = tag;
      tokens.push({ kind: 'open', name, href: href === '' ? null : href, offset: start });
    },
    endTag(name) {
      tokens.push({ kind: 'close', name });
    },
    text(text) {
      tokens.push({ kind: 'text', text });
    },
  });
  return tokens;
}
