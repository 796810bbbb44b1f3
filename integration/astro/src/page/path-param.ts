import { UNPRINTABLE } from '@astro-drift/engine/internal/text/printable';

/** Matches the characters that are escaped in the parameter of an address. */
const UNFIT = new RegExp(String.raw`[~%#?\\${UNPRINTABLE}]| $|\.(?=html?(?:/|$))`, 'gi');

/**
 * Converts a path to the parameter of a page's address. Escapes these characters:
 * - Characters with a meaning in addresses, because Astro and static hosts write them differently
 *   in file names.
 * - Unprintable characters, because Astro prints addresses.
 * - A space at the end, because some file systems drop it.
 * - The dot of `.html` at the end of a name, because the name could be mistaken for a page.
 */
export function sourceParam(path: string): string {
  const escaped = path.replace(UNFIT, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return code.length > 2 ? `~u${code.padStart(4, '0')}` : `~${code.padStart(2, '0')}`;
  });
  return escaped.split('/').map(splitLongName).join('/');
}

/**
 * The maximum length of a name in UTF-8. With `.html`, it still fits into the 255 bytes of a file
 * name.
 */
const NAME_BYTES = 200;

/**
 * Splits a name that is too long for a file into nested folders. The second and later parts begin
 * with `~~`. No other name begins so, because each `~` of a path is written as `~7e`.
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
