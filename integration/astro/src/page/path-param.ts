import { UNPRINTABLE } from '@astro-drift/engine/internal/text/printable';

/** Characters that are escaped in a segment of an address. */
const UNFIT = new RegExp(String.raw`[~%#?\\${UNPRINTABLE}]| $|\.(?=html?(?:/|$))`, 'gi');

/**
 * A path as the parameter of a page's address. Some characters have a meaning in addresses, and Astro
 * and static hosts write them differently in file names; they are escaped. So are a space at the end,
 * which some file systems drop, and unprintable characters, because Astro prints addresses. A name
 * that ends in `.html` is escaped because it could be mistaken for a page.
 */
export function sourceParam(path: string): string {
  const escaped = path.replace(UNFIT, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return code.length > 2 ? `~u${code.padStart(4, '0')}` : `~${code.padStart(2, '0')}`;
  });
  return escaped.split('/').map(splitLongName).join('/');
}

/** The maximum length of a name in UTF-8, so that `.html` still fits into 255 bytes. */
const NAME_BYTES = 200;

/**
 * Splits a name that is too long for a file into nested folders. No other name begins with
 * `~~`, because each `~` of a path is written as `~7e`.
 */
function splitLongName(name: string): string {
  if (name.length * 3 <= NAME_BYTES) return name;
  let split = '';
  let bytes = 0;
  for (const character of name) {
    const size = Buffer.byteLength(character);
    if (bytes + size > NAME_BYTES) {
      split += '/~~';
      bytes = 2;
    }
    split += character;
    bytes += size;
  }
  return split;
}

/** Percent-encodes each segment of a path. */
export function encodeSegments(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
