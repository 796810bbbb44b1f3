import type { LineRange } from '../files/lines.ts';
import { originOf } from './remote.ts';
import type { RemoteAddress } from './remote-address.ts';

/** The page with a path on the host of a remote. */
export function pageAt(remote: RemoteAddress, path: readonly string[]): string {
  return `${originOf(remote)}/${path.map(encodeName).join('/')}`;
}

/** Encodes the path of a file for the path, query or fragment of an address. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeName).join('/');
}

/** Encodes quotes and parentheses too, because they could end an address inside other text. */
function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `12`, or the first and last line with a separator between them. */
export function spanOf({ startLine, endLine }: LineRange, between: string): string {
  return startLine === endLine ? `${startLine}` : `${startLine}${between}${endLine}`;
}

/** Several ranges as in {@link spanOf}, separated by commas. */
export function spansOf(ranges: readonly LineRange[], between: string): string {
  return ranges.map((range) => spanOf(range, between)).join(',');
}
