import { jsonPieces } from './json-pieces.ts';
import { UNPRINTABLE } from './printable.ts';

/**
 * Characters that must be escaped in a log, and beginnings of CI commands. A line break in JSON stands
 * between two values, and is no part of any.
 */
const DELICATE = new RegExp(String.raw`(?!\n)[${UNPRINTABLE}]|#(?=#\w*\[)`, 'g');

/** Writes multi-line JSON that is safe to print, in pieces. The escapes do not change its value. */
export function writeJson(value: unknown): Iterable<string> {
  return jsonPieces(value, 2, escapeDelicate);
}

/** The same on one line. */
export function writeJsonLine(value: unknown): Iterable<string> {
  return jsonPieces(value, 0, escapeDelicate);
}

function escapeDelicate(json: string): string {
  return json.replace(
    DELICATE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
