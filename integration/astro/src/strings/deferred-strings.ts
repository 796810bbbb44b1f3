import { escapeHtml, html, type Html } from '@astro-drift/engine/internal/html/html';
import type { CountedName, PlainName } from './english.ts';
import type { Strings, Values } from './strings.ts';

/* Markup of code is made before the language of its page is known. So it contains placeholders,
   such as `<?drift.diff.unchanged 3?>`, which name strings. Contents of files cannot look like
   placeholders, because they are escaped. */

/**
 * Returns a placeholder for a string. The string is filled in when the page is rendered and its
 * language is known.
 */
export function later(name: PlainName, values: Values = {}): Html {
  return html`<?${name}${encode(values)}?>`;
}

/** Returns a placeholder for a string that has plural forms. */
export function laterCount(name: CountedName, count: number): Html {
  return html`<?${name} ${count}?>`;
}

const NAMED = /<\?([\w.-]+)(?: (\d+))?(?: (%7B[^?]*))?\?>/g;

/** Replaces the placeholders in markup by strings of a language. */
export function sayNow(markup: string, strings: Strings): string {
  const said = new Map<string, string>();
  return markup.replace(NAMED, (mark, name: string, count?: string, values?: string) => {
    const known = said.get(mark);
    if (known !== undefined) return known;
    const text = escapeHtml(
      count === undefined
        ? strings.text(name as PlainName, decode(values))
        : strings.count(name as CountedName, Number(count)),
    );
    said.set(mark, text);
    return text;
  });
}

/** Encodes the values of a placeholder. The result contains no character that HTML escapes. */
function encode(values: Values): string {
  if (Object.keys(values).length === 0) return '';
  return ` ${encodeURIComponent(JSON.stringify(values)).replaceAll("'", '%27')}`;
}

function decode(values: string | undefined): Values {
  return values === undefined ? {} : (JSON.parse(decodeURIComponent(values)) as Values);
}
