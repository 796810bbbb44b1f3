import type { SourceText } from './source-text.ts';
import type { FactSyntax } from '../languages/rules/fact-syntax.ts';

/**
 * The length at which a list of parameters is cut. Without it, a file with thousands of unclosed
 * parentheses would take too long.
 */
const MAX_LENGTH = 1000;

/**
 * Reads the parameters of a function.
 *
 * @param index the index of the line with the opening parenthesis
 * @param column the column after that parenthesis
 * @returns the names with their defaults, as in `path, retries=3`
 */
export function readParameters(
  { code, bare }: Pick<SourceText, 'code' | 'bare'>,
  index: number,
  column: number,
  syntax: FactSyntax,
): string {
  // Brackets and commas inside of strings do not count.
  const plain = textFrom(bare, index, column);
  const text = textFrom(code, index, column);
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  let end = 0;
  for (; end < plain.length && depth >= 0; end++) {
    const character = plain[end] ?? '';
    if ('([{<'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    else if (character === '>' && depth > 0 && !/[=-]/.test(plain[end - 1] ?? '')) depth--;
    else if (character === ',' && depth === 0) {
      parts.push(text.slice(start, end));
      start = end + 1;
    }
  }
  parts.push(text.slice(start, depth < 0 ? end - 1 : end));
  return parts
    .map((parameter) => nameOf(parameter.trim(), syntax))
    .map((parameter) => parameter.replaceAll(/\s+/g, '').replaceAll(/['`]/g, '"'))
    .filter((parameter) => !IMPLICIT.has(parameter))
    .join(', ');
}

/** A list with more lines than this is taken for the arguments of a call. */
const MAX_LINES = 40;
/**
 * The number of characters of a line that are read. The rest of a longer line is not read for facts
 * either.
 */
const MAX_LINE = 500;

/**
 * Whether a body or a type follows the parameters. If so, this is a declaration and not a call.
 *
 * @param bare the lines of the file, without the contents of strings
 * @param index the index of the line with the opening parenthesis
 * @param column the column after that parenthesis
 */
export function hasBody(bare: readonly string[], index: number, column: number): boolean {
  let depth = 1;
  for (let next = index; next < Math.min(index + MAX_LINES, bare.length); next++) {
    const start = next === index ? column : 0;
    const line = (bare[next] ?? '').slice(start, start + MAX_LINE);
    for (const [at, character] of line.split('').entries()) {
      if ('([{'.includes(character)) depth++;
      else if (')]}'.includes(character)) depth--;
      if (depth > 0) continue;
      const after = line.slice(at + 1).trim();
      return (
        /^(?::|\{|->|throws\b|where\b|const\b|override\b|=>)/.test(after) ||
        (after === '' && (bare[next + 1] ?? '').trim() === '{')
      );
    }
  }
  return false;
}

/** Joins the rest of a line, from a column on, and the lines below it into one line. */
function textFrom(lines: readonly string[], index: number, column: number): string {
  let text = (lines[index] ?? '').slice(column, column + MAX_LENGTH);
  for (let next = index + 1; next < lines.length && text.length < MAX_LENGTH; next++) {
    text += ` ${(lines[next] ?? '').slice(0, MAX_LENGTH)}`;
  }
  return text.slice(0, MAX_LENGTH);
}

/** Parameters that callers do not write. */
const IMPLICIT = new Set(['', 'self', 'cls', '/', '*']);

/** Returns the name of a parameter with its default. Its type and its modifiers are left out. */
function nameOf(parameter: string, { hasTypeAfterName, hasKeywordParameters }: FactSyntax): string {
  const [, pattern, mark = ''] = /^([{[][^}]*[}\]])(\?)?/.exec(parameter) ?? [];
  const value =
    /=\s*(?!>)(\S.*)$/.exec(parameter)?.[1] ??
    (hasKeywordParameters === true ? keywordValue(parameter) : null);
  const suffix = value === null ? '' : `=${value}`;
  if (pattern !== undefined) return `${pattern}${mark}${suffix}`;
  const words = /^\??[^:=?]*/.exec(parameter)?.[0].match(/[\w$]+/g) ?? [];
  const name = hasTypeAfterName === true ? words[0] : words.at(-1);
  if (name === undefined) return parameter;
  const isOptional = /^[^:=]*[\w$]\?/.test(parameter);
  return `${name}${isOptional ? '?' : ''}${suffix}`;
}

/** Returns the default of a keyword parameter of Ruby, as in `retries: 3`. */
function keywordValue(parameter: string): string | null {
  return /^\w+:\s*(\S.*)$/.exec(parameter)?.[1] ?? null;
}

/**
 * Whether callers may have to change. That is so if the number of parameters differs, or a default,
 * or whether a parameter is optional. If only the name of a parameter differs, callers need no
 * change.
 */
export function isOtherSignature(before: string, after: string): boolean {
  const old = before.split(', ');
  const now = after.split(', ');
  const shapeOf = (parameter = ''): string => {
    const [name = '', ...value] = parameter.split('=');
    return `${name.endsWith('?') ? '?' : ''}${value.join('=')}`;
  };
  return (
    old.length !== now.length ||
    (before === '') !== (after === '') ||
    old.some((parameter, index) => shapeOf(parameter) !== shapeOf(now[index]))
  );
}
