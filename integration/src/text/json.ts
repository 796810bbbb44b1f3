import { UNPRINTABLE } from './printable.ts';

/** What is not to be printed as it is, and what a CI service takes for a command in its log. */
const DELICATE = new RegExp(String.raw`[${UNPRINTABLE}]|#(?=#\w*\[)`, 'g');

/** Writes JSON over several lines that is safe to print. What it says is not altered. */
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
