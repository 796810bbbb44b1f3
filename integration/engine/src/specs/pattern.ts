import micromatch from 'micromatch';
import { compileLinear } from './linear-match.ts';

const MAX_LENGTH = 1000;
const MAX_ALTERNATIVES = 256;

/**
 * Says why a pattern is not used. Returns `null` if it is used. A spec is untrusted, and braces can
 * stand for millions of patterns. The limits are far above what people write.
 */
export function patternProblem(pattern: string): string | null {
  if (pattern === '') return 'is empty';
  if (pattern.length > MAX_LENGTH) return `is longer than ${MAX_LENGTH} characters`;
  if (countAlternatives(pattern) > MAX_ALTERNATIVES) {
    return `has braces with more than ${MAX_ALTERNATIVES} alternatives`;
  }
  return null;
}

/**
 * Returns an upper bound of the number of alternatives: the product of what all braces can
 * contribute.
 */
function countAlternatives(pattern: string): number {
  let product = 1;
  for (const group of pattern.split('{').slice(1)) {
    product *= group.split(',').length * rangeSize(group);
    if (product > MAX_ALTERNATIVES) break;
  }
  return product;
}

/** Returns how many texts a range stands for, at most. Returns `Infinity` for unsafe integers. */
function rangeSize(group: string): number {
  const [, first = '', last = ''] = /^([^,{}]*?)\.\.([^,{}.]*)/s.exec(group) ?? [];
  if (first === '' && last === '') return 1;
  const ends = [first, last].map((end) => (/^-?\d+$/.test(end) ? Number(end) : codeOf(end)));
  if (!ends.every(Number.isSafeInteger)) return Infinity;
  return Math.abs((ends[0] ?? 0) - (ends[1] ?? 0)) + 1;
}

/**
 * Returns the code of a character. A range in braces counts characters by their codes, even if the
 * other end of the range is a number.
 */
function codeOf(text: string): number {
  return text.length > 1 ? 0 : text.charCodeAt(0) || 0;
}

/** Whether a text contains a character that has a special meaning in patterns. */
export function isGlob(pattern: string): boolean {
  return /[*?[\]{}\\]/.test(pattern);
}

/** Returns a pattern for a path that begins with `!`, which would take files out. */
export function asPositive(pattern: string): string {
  return pattern.replace(/^!/, String.raw`[\!]`);
}

/**
 * Turns a pattern into a test of repository-relative paths. Dotfiles match. Parentheses and
 * extended groups are ordinary characters: `app/(auth)/*` means a folder of that name.
 */
export function compilePattern(pattern: string): (path: string) => boolean {
  const tests = expandPattern(pattern).map(compileAlternative);
  return (path) => tests.some((test) => test(path));
}

/**
 * Matches escaped characters, classes and ranges, which keep their meaning, and ordinary characters
 * that have to be escaped.
 */
const TOKENS =
  /\\.|\[!?[^\]]*\]|\{(?:-?\d+\.\.-?\d+|[a-z]\.\.[a-z])(?:\.\.-?\d+)?\}|\.(?=\.)|[()|!+@"'`\u00a0\ufeff]/gi;

/**
 * Expands the braces of a pattern, which hold lists, or ranges of whole numbers or letters. Returns
 * the alternatives in the syntax of micromatch. A character that is ordinary here, but not in
 * micromatch, gets a backslash.
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

/** With more wildcards than this, the engine of JavaScript could take more than quadratic time. */
const MAX_BACKTRACKING_WILDCARDS = 2;

/** Makes a test of one alternative that {@link expandPattern} returned. */
export function compileAlternative(alternative: string): (path: string) => boolean {
  const options = { dot: true, noextglob: true, nonegate: true };
  const { source } = micromatch.makeRe(alternative, options);
  const wildcards = alternative.match(/\*+/g) ?? [];
  if (wildcards.length > MAX_BACKTRACKING_WILDCARDS) return compileLinear(source);
  // Without `s`, a line break in a folder's name would end what `**` matches.
  const expression = new RegExp(source, 's');
  return (path) => expression.test(path);
}

/** Returns the folder that contains everything a pattern can match; `''` is the root. */
export function baseOf(pattern: string): string {
  const fixed = pattern.split('/');
  const glob = fixed.findIndex((part) => isGlob(part));
  return glob < 0 ? pattern : fixed.slice(0, glob).join('/');
}

/** Whether a pattern may match something below a folder. The name of the folder ends with `/`. */
export function mayMatchBelow(pattern: string, folder: string): boolean {
  const base = baseOf(pattern);
  return (
    base === '' || base === '.' || `${base}/`.startsWith(folder) || folder.startsWith(`${base}/`)
  );
}
