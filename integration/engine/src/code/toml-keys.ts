import type { FoundKey } from './data-key.ts';

/** Matches one part of a key, which can be quoted, and a whole key with dots between its parts. */
const PART = String.raw`[\w-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'`;
const DOTTED = String.raw`(?:${PART})(?:[ \t]*\.[ \t]*(?:${PART}))*`;
const PARTS = new RegExp(PART, 'g');

/** Matches the end of a line, with or without a comment before it. */
const END = String.raw`[ \t]*(?:#.*)?(?:\r?\n|$)`;
const NOTHING = new RegExp(END, 'y');
const HEADER = new RegExp(String.raw`[ \t]*(\[\[?)[ \t]*(${DOTTED})[ \t]*\]\]?${END}`, 'y');
const ENTRY = new RegExp(String.raw`[ \t]*(${DOTTED})[ \t]*=[ \t]*`, 'y');

/** A piece of a value: a string, a comment, punctuation, space, or other text. */
const PIECE =
  /"""(?:[^\\]|\\[^])*?"{3,5}|'''[^]*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#.*|[[\]{},=]|\s|[^"'#[\]{},=\s]+/y;

/** A table of the TOML text. The first section holds what stands before the first table. */
interface Section {
  readonly path: readonly string[];
  /** True if this is an entry of an array of tables. Such entries have no names of their own. */
  readonly isNameless: boolean;
  readonly startLine: number;
  endLine: number;
  /** The header and the entries, without comments. */
  text: string;
}

/**
 * Returns the keys of a TOML text, and its tables. If tables inside of a table follow it directly,
 * the table ends where the last of them ends.
 *
 * @returns `null` if the text is not valid
 */
export function tomlKeys(text: string): FoundKey[] | null {
  const read = readToml(text);
  if (read === null) return null;
  const { sections, keys } = read;
  const tables = sections.flatMap((section, index): FoundKey[] => {
    const { path, isNameless, startLine } = section;
    if (isNameless || path.length === 0) return [];
    const after = sections.slice(index + 1).findIndex((other) => !isWithin(other.path, path));
    const own = sections.slice(index, after < 0 ? undefined : index + 1 + after);
    const value = own.map((other) => other.text).join('');
    return [{ path, startLine, endLine: own.at(-1)?.endLine ?? startLine, value }];
  });
  return [...tables, ...keys];
}

function readToml(text: string): { sections: Section[]; keys: FoundKey[] } | null {
  const keys: FoundKey[] = [];
  let section: Section = { path: [], isNameless: false, startLine: 1, endLine: 1, text: '' };
  const sections = [section];
  let line = 1;
  for (let at = 0; at < text.length;) {
    const startLine = line;
    const header = matchAt(HEADER, text, at);
    const entry = matchAt(ENTRY, text, at);
    let end: number;
    if (header !== null) {
      const [whole, bracket, name = ''] = header;
      const path = partsOf(name);
      const isNameless =
        bracket === '[[' ||
        sections.some((other) => other.isNameless && isWithin(path, other.path));
      section = { path, isNameless, startLine, endLine: line, text: `[${path.join('.')}]\n` };
      sections.push(section);
      end = at + whole.length;
    } else if (entry !== null) {
      const [whole, name = ''] = entry;
      const value = readValue(text, at + whole.length);
      const rest = value === null ? null : matchAt(NOTHING, text, value.end);
      if (value === null || rest === null) return null;
      const path = partsOf(name);
      section.endLine = line + countLines(text.slice(at, value.end));
      section.text += `${path.join('.')}=${value.text}\n`;
      const found = { startLine, endLine: section.endLine, value: value.text };
      if (!section.isNameless) keys.push({ path: [...section.path, ...path], ...found });
      end = value.end + rest[0].length;
    } else {
      const nothing = matchAt(NOTHING, text, at);
      if (nothing === null || nothing[0] === '') return null;
      end = at + nothing[0].length;
    }
    line += countLines(text.slice(at, end));
    at = end;
  }
  return { sections, keys };
}

/** Reads a value without its comments. Returns `null` if the value does not end. */
function readValue(text: string, start: number): { text: string; end: number } | null {
  let value = '';
  let depth = 0;
  for (let at = start; at < text.length;) {
    const [piece = ''] = matchAt(PIECE, text, at) ?? [];
    if (piece === '') return null;
    const isSpace = piece.startsWith('#') || piece.trim() === '';
    if (depth === 0 && (piece === '\n' || piece.startsWith('#'))) return finish(at);
    if (!isSpace) value += `${piece} `;
    if (piece === '[' || piece === '{') depth++;
    if (piece === ']' || piece === '}') depth--;
    if (depth < 0) return null;
    at += piece.length;
  }
  return depth === 0 ? finish(text.length) : null;

  function finish(end: number): { text: string; end: number } | null {
    const trimmed = text.slice(start, end).trimEnd().length;
    return trimmed === 0 ? null : { text: value.trimEnd(), end: start + trimmed };
  }
}

function isWithin(path: readonly string[], outer: readonly string[]): boolean {
  return outer.every((part, index) => part === path[index]);
}

function partsOf(name: string): string[] {
  return (name.match(PARTS) ?? []).map((part) => (/^["']/.test(part) ? part.slice(1, -1) : part));
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
