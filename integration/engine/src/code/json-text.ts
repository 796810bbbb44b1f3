/** A comment, a sign or a word of JSON. Space is none of these, and nothing else but strings may be. */
const TOKEN = /\/\/.*|\/\*[^]*?\*\/|[[\]{}:,]|[-+.\w]+/y;

/** Longer texts are data, and take more time than they are worth. */
const MAX_LENGTH = 2 ** 21;

const SPACE = /[ \t\n]*/y;

const WORD = /^(?:true|false|null|-?\d[-+.\deE]*)$/;

/**
 * A text of JSON in a form that is the same however it is laid out; `null` for one that is too long,
 * or not a single value, comments aside, and so may be no JSON at all.
 */
export function jsonForm(text: string): string | null {
  if (text.length > MAX_LENGTH) return null;
  const tokens: string[] = [];
  let depth = 0;
  let values = 0;
  for (let at = endOf(SPACE, text, 0); at < text.length;) {
    const end = text[at] === '"' ? endOfString(text, at) : endOf(TOKEN, text, at);
    if (end === at) return null;
    const token = text.slice(at, end).trimEnd();
    // Each tells by itself where it ends, with a line break behind it.
    tokens.push(token);
    at = endOf(SPACE, text, end);
    if (token.startsWith('/')) continue;
    if (/^[-+.\w]/.test(token) && !WORD.test(token)) return null;
    if (token === ']' || token === '}') depth--;
    else if (depth === 0) values++;
    if (token === '[' || token === '{') depth++;
    if (depth < 0 || values > 1) return null;
  }
  return depth === 0 ? tokens.join('\n') : null;
}

/** Where a string ends; where it begins if its line ends first. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '"') return at + 1;
    if (text[at] === '\\') at++;
    if (text[at] === '\n') return start;
  }
  return start;
}

/** Where a match that begins at an offset ends; the offset for none. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
