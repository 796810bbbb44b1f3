import { escapeHtml, html, type Html } from '@astro-drift/engine/internal/html/html';
import type { CountedName, PlainName } from './english.ts';
import type { Strings, Values } from './strings.ts';

/*
 * The code of a page is made before its language is known. Its markup names strings, as
 * `<?drift.diff.unchanged 3?>`; nothing else in it can look so, as what is in a file is escaped.
 */

/** A placeholder for a string whose language is known when its page is rendered. */
export function later(name: PlainName, values: Values = {}): Html {
  return html`<?${name}${encode(values)}?>`;
}

/** The same, for a string with plural forms. */
export function laterCount(name: CountedName, count: number): Html {
  return html`<?${name} ${count}?>`;
}

const NAMED = /<\?([\w.-]+)(?: (\d+))?(?: (%7B[^?]*))?\?>/g;

/** Replaces these placeholders in markup by strings of a language. */
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

/** The result contains no character that HTML escapes. */
function encode(values: Values): string {
  if (Object.keys(values).length === 0) return '';
  return ` ${encodeURIComponent(JSON.stringify(values)).replaceAll("'", '%27')}`;
}

function decode(values: string | undefined): Values {
  return values === undefined ? {} : (JSON.parse(decodeURIComponent(values)) as Values);
}
