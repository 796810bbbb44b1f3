import type { SplitText } from './syntax.ts';

/** The length of the longest delimiter that a raw string can have. */
const MAX_DELIMITER = 16;

/**
 * Separates comments from code in a text of C or C++, without parsing. Macros can make a text
 * unreadable for a parser that does not expand them. Comments and literals can still be recognised,
 * because the compiler also recognises them before it expands macros.
 *
 * Outside of literals, each run of spaces becomes one space, lines are trimmed, and empty lines are
 * removed.
 */
export function readCText(text: string): SplitText {
  const comments: string[] = [];
  const code: string[] = [];
  let at = 0;
  const write = (part: string): void => {
    const last = code.at(-1) ?? '\n';
    if (part === '\n') {
      if (last === ' ') code.pop();
      if ((code.at(-1) ?? '\n') !== '\n') code.push('\n');
    } else if (part !== ' ' || (last !== ' ' && last !== '\n')) {
      code.push(part);
    }
  };
  while (at < text.length) {
    const end = endOfPart(text, at);
    const part = text.slice(at, end);
    if (part.startsWith('//') || part.startsWith('/*')) {
      comments.push(part);
      write(' ');
    } else if (part === '\n') {
      write('\n');
    } else {
      write(part === '\t' || part === '\f' || part === '\v' ? ' ' : part);
    }
    at = end;
  }
  write('\n');
  return { code: code.slice(0, -1).join(''), comments };
}

/** Returns the end of the comment, literal, word or character that begins at an offset. */
function endOfPart(text: string, at: number): number {
  const first = text[at] ?? '';
  const next = text[at + 1];
  if (first === '/' && next === '/') return endOfLine(text, at);
  if (first === '/' && next === '*') {
    const end = text.indexOf('*/', at + 2);
    return end < 0 ? text.length : end + 2;
  }
  if (first === '"' || first === "'") return endOfLiteral(text, at, first);
  if (!isWord(text, at)) return at + 1;
  const end = endOfWord(text, at);
  return text[end] === '"' && /^(?:u8|[LuU])?R$/.test(text.slice(at, end))
    ? endOfRawString(text, end)
    : end;
}

/** Returns the end of a line. A backslash at the end of a line continues it, also in a comment. */
function endOfLine(text: string, at: number): number {
  let end = text.indexOf('\n', at);
  while (end >= 0 && text[end - 1] === '\\') end = text.indexOf('\n', end + 1);
  return end < 0 ? text.length : end;
}

/** Returns the end of a literal. If the literal is not closed, it ends with its line. */
function endOfLiteral(text: string, at: number, quote: string): number {
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === quote) return end + 1;
    if (text[end] === '\n') return end;
    if (text[end] === '\\') end++;
  }
  return text.length;
}

/** Returns the end of a name or a number. In a number, an apostrophe can separate digits. */
function endOfWord(text: string, at: number): number {
  const isNumber = /[0-9]/.test(text[at] ?? '');
  let end = at + 1;
  while (isWord(text, end) || (isNumber && text[end] === "'" && isWord(text, end + 1))) end++;
  return end;
}

function endOfRawString(text: string, quote: number): number {
  const length = text.slice(quote + 1, quote + 2 + MAX_DELIMITER).indexOf('(');
  if (length < 0) return quote;
  const open = quote + 1 + length;
  const close = `)${text.slice(quote + 1, open)}"`;
  const end = text.indexOf(close, open);
  return end < 0 ? text.length : end + close.length;
}

function isWord(text: string, at: number): boolean {
  return /[\w$\u0080-\uffff]/.test(text[at] ?? '');
}
