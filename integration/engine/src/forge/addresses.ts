import type { LineRange } from '../files/lines.ts';
import { originOf } from './remote.ts';
import type { RemoteAddress } from './remote-address.ts';

/** Returns the address of a page on the host of a remote. */
export function pageAt(remote: RemoteAddress, path: readonly string[]): string {
  return `${originOf(remote)}/${path.map(encodeName).join('/')}`;
}

/** Encodes the path of a file for use in the path, query or fragment of an address. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeName).join('/');
}

/**
 * Encodes a name in a path. Quotes and parentheses are encoded too, because they could end an
 * address that stands inside of other text.
 */
function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Writes a range of lines: `12`, or the first and the last line with a separator between them. */
export function spanOf({ startLine, endLine }: LineRange, between: string): string {
  return startLine === endLine ? `${startLine}` : `${startLine}${between}${endLine}`;
}

/** Writes several ranges as {@link spanOf} does, separated by commas. */
export function spansOf(ranges: readonly LineRange[], between: string): string {
  return ranges.map((range) => spanOf(range, between)).join(',');
}
