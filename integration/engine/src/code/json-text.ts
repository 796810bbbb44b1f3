/** Any token of JSON except for strings and white space. */
const TOKEN = /\/\/.*|\/\*[^]*?\*\/|[[\]{}:,]|[-+.\w]+/y;

/** Longer texts are data, and would take too much time. */
const MAX_LENGTH = 2 ** 21;

const SPACE = /[ \t\n]*/y;

const WORD = /^(?:true|false|null|-?\d[-+.\deE]*)$/;

/**
 * A form of a JSON text that does not depend on its layout; `null` for a text that is too long, or
 * that is not one value with comments, and so is perhaps no JSON.
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
    // A line break separates the tokens without ambiguity.
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

/** The end of a string; its start if its line ends first. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '"') return at + 1;
    if (text[at] === '\\') at++;
    if (text[at] === '\n') return start;
  }
  return start;
}

/** The end of a match at an offset; the offset if there is no match. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
