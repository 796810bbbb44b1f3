/** Characters that steer a terminal, and what a CI service takes for a command in its log. */
const DELICATE = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]|#(?=#\w*\[)/g;

/** Writes JSON over several lines that is safe to print. What it says is not altered. */
export function writeJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    DELICATE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
