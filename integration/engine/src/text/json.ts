import { jsonPieces } from './json-pieces.ts';
import { UNPRINTABLE } from './printable.ts';

/**
 * Matches characters that must be escaped in a log, and the start of a CI command. Line breaks are
 * not matched, because in JSON they stand between two values.
 */
const DELICATE = new RegExp(String.raw`(?!\n)[${UNPRINTABLE}]|#(?=#\w*\[)`, 'g');

/**
 * Writes JSON with line breaks that is safe to print, in pieces. The escapes do not change its
 * value.
 */
export function writeJson(value: unknown): Iterable<string> {
  return jsonPieces(value, 2, escapeDelicate);
}

/** Writes JSON on one line that is safe to print, in pieces. */
export function writeJsonLine(value: unknown): Iterable<string> {
  return jsonPieces(value, 0, escapeDelicate);
}

function escapeDelicate(json: string): string {
  return json.replace(
    DELICATE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
