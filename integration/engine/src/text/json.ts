import { UNPRINTABLE } from './printable.ts';

/** Characters that must be escaped in a log, and beginnings of CI commands. */
const DELICATE = new RegExp(String.raw`[${UNPRINTABLE}]|#(?=#\w*\[)`, 'g');

/** Writes multi-line JSON that is safe to print. The escapes do not change its value. */
export function writeJson(value: unknown): string {
  // A line break between two values is no part of any.
  return JSON.stringify(value, null, 2).split('\n').map(escapeDelicate).join('\n');
}

/** The same on one line. */
export function writeJsonLine(value: unknown): string {
  return escapeDelicate(JSON.stringify(value));
}

function escapeDelicate(json: string): string {
  return json.replace(
    DELICATE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
