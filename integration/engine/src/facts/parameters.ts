/** A list of parameters that is longer is cut. */
const MAX_LENGTH = 2000;

/**
 * Reads the parameters of a function.
 *
 * @param lines the lines of the file
 * @param next the index of the line after the one with the opening parenthesis
 * @param rest the text after the opening parenthesis
 * @returns names with defaults, as in `path, retries=3`
 */
export function readParameters(lines: readonly string[], next: number, rest: string): string {
  let depth = 1;
  let text = '';
  let line = rest;
  for (let index = next; text.length < MAX_LENGTH; index++) {
    for (const character of line.slice(0, MAX_LENGTH)) {
      if ('([{<'.includes(character)) depth++;
      else if (')]}>'.includes(character)) depth--;
      if (depth === 0) return namesOf(text);
      text += character;
    }
    if (index >= lines.length) break;
    line = ` ${lines[index] ?? ''}`;
  }
  return namesOf(text);
}

/** Parameters that the caller does not write. */
const IMPLICIT = new Set(['', 'self', 'cls', '/', '*']);

function namesOf(parameters: string): string {
  return splitAtCommas(parameters)
    .map((parameter) => {
      const name = /^\s*(?:\.\.\.|\*{1,2}|&)?(?:mut\s+)?([{[][^}]*[}\]]|[\w$]+)(\?)?/.exec(
        parameter,
      );
      const value = /=\s*(?!>)(.+)$/.exec(parameter)?.[1];
      const text =
        name === null
          ? parameter
          : `${name[1] ?? ''}${name[2] ?? ''}${value === undefined ? '' : `=${value}`}`;
      return text.replaceAll(/\s+/g, '');
    })
    .filter((parameter) => !IMPLICIT.has(parameter))
    .join(', ');
}

/** Splits a text at the commas outside of brackets. */
function splitAtCommas(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? '';
    if ('([{<'.includes(character)) depth++;
    else if (')]}>'.includes(character)) depth--;
    else if (character === ',' && depth <= 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}

/**
 * Whether callers may have to change: the number of parameters, a default, or whether one is
 * optional. Another name alone does not count.
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
