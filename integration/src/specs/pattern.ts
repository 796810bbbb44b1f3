import micromatch from 'micromatch';

const MAX_LENGTH = 1000;
const MAX_ALTERNATIVES = 256;
const MAX_FOLDER_WILDCARDS = 4;
const MAX_NAME_WILDCARDS = 3;

/**
 * Says why a pattern is not used, or `null` for one that is. A spec is untrusted, and some patterns
 * take a regular expression exponential time; the bounds are far above what a person writes.
 */
export function patternProblem(pattern: string): string | null {
  if (pattern === '') return 'is empty';
  if (pattern.length > MAX_LENGTH) return `is longer than ${MAX_LENGTH} characters`;
  if (countAlternatives(pattern) > MAX_ALTERNATIVES) {
    return `has braces with more than ${MAX_ALTERNATIVES} alternatives`;
  }
  const parts = pattern.split('/');
  if ((pattern.match(/\*{2,}/g) ?? []).length > MAX_FOLDER_WILDCARDS) {
    return `has more than ${MAX_FOLDER_WILDCARDS} folder wildcards (\`**\`)`;
  }
  if (parts.some((part) => (part.match(/\*+/g) ?? []).length > MAX_NAME_WILDCARDS)) {
    return `has more than ${MAX_NAME_WILDCARDS} wildcards (\`*\`) in one name`;
  }
  return null;
}

/** An upper bound: what every brace could contribute, multiplied. */
function countAlternatives(pattern: string): number {
  let product = 1;
  for (const group of pattern.split('{').slice(1)) {
    product *= group.split(',').length * rangeSize(group);
    if (product > MAX_ALTERNATIVES) break;
  }
  return product;
}

function rangeSize(group: string): number {
  const numbers = /^(-?\d+)\.\.(-?\d+)/.exec(group);
  if (numbers) return Math.abs(Number(numbers[2]) - Number(numbers[1])) + 1;
  return /^[a-z]\.\.[a-z]/i.test(group) ? 'z'.charCodeAt(0) - 'A'.charCodeAt(0) + 1 : 1;
}

/** Whether a path-like text uses any of the pattern characters that specs know. */
export function isGlob(pattern: string): boolean {
  return /[*?[\]{}\\]/.test(pattern);
}

/**
 * Turns a pattern into a test of repository-relative paths. Dotfiles match, and parentheses and
 * extended groups are ordinary characters: `app/(auth)/*` means a folder of that name.
 */
export function compilePattern(pattern: string): (path: string) => boolean {
  const tests = expandPattern(pattern).map(compileAlternative);
  return (path) => tests.some((test) => test(path));
}

/** Escaped characters, classes and ranges, which stay as they are, and characters to escape. */
const TOKENS =
  /\\.|\[!?[^\]]*\]|\{(?:-?\d+\.\.-?\d+|[a-z]\.\.[a-z])(?:\.\.-?\d+)?\}|\.(?=\.)|[()|!+@"'`\u00a0\ufeff]/gi;

/**
 * The alternatives that the braces of a pattern stand for, in micromatch's syntax: what is an
 * ordinary character here and is none there has a backslash before it. Braces hold lists, or ranges
 * of whole numbers or letters.
 */
export function expandPattern(pattern: string): string[] {
  const plain = pattern.replace(TOKENS, (part) => {
    if (part.startsWith('[')) return part.replace('[!', '[^');
    return part.startsWith('{') || part.startsWith('\\') ? part : `\\${part}`;
  });
  return micromatch
    .braces(plain, { expand: true, keepEscaping: true })
    .map((alternative) => alternative.replace(/^(?:\.\/)+/, ''))
    .filter((alternative) => alternative !== '');
}

/** Makes a test of one alternative, as {@link expandPattern} returns it. */
export function compileAlternative(alternative: string): (path: string) => boolean {
  const options = { dot: true, noextglob: true, nonegate: true };
  // Without `s`, a line break in a folder's name would end what `**` matches.
  const expression = new RegExp(micromatch.makeRe(alternative, options).source, 's');
  return (path) => expression.test(path);
}

/** The folder under which everything that a pattern can match lies; `''` for the whole tree. */
export function baseOf(pattern: string): string {
  const fixed = pattern.split('/');
  const glob = fixed.findIndex((part) => isGlob(part));
  return glob < 0 ? pattern : fixed.slice(0, glob).join('/');
}
