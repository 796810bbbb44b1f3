import { attributeOf } from '../html/tag.ts';
import { readTokens } from '../html/tokens.ts';

/** A piece of HTML source. Elements are not matched: a piece may open one that another closes. */
export type HtmlToken =
  | {
      readonly kind: 'open';
      /** In lower case. */
      readonly name: string;
      /** `null` where there is none, and where it is empty. */
      readonly href: string | null;
      /** Of the `<`. */
      readonly offset: number;
    }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/**
 * Splits HTML into tags and text, with entities decoded and comments left out. What stands in
 * `<script>` and the like is text.
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
