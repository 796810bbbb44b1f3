import micromatch from 'micromatch';
import { compileLinear } from './linear-match.ts';

const MAX_LENGTH = 1000;
const MAX_ALTERNATIVES = 256;

/**
 * Says why a pattern is not used, or `null` for one that is. A spec is untrusted: braces can stand for
 * millions of patterns. The bounds are far above what a person writes.
 */
export function patternProblem(pattern: string): string | null {
  if (pattern === '') return 'is empty';
  if (pattern.length > MAX_LENGTH) return `is longer than ${MAX_LENGTH} characters`;
  if (countAlternatives(pattern) > MAX_ALTERNATIVES) {
    return `has braces with more than ${MAX_ALTERNATIVES} alternatives`;
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

/** The number of texts that a range stands for, at most. Infinite for unsafe integers. */
function rangeSize(group: string): number {
  const [, first = '', last = ''] = /^([^,{}]*?)\.\.([^,{}.]*)/s.exec(group) ?? [];
  if (first === '' && last === '') return 1;
  const ends = [first, last].map((end) => (/^-?\d+$/.test(end) ? Number(end) : codeOf(end)));
  if (!ends.every(Number.isSafeInteger)) return Infinity;
  return Math.abs((ends[0] ?? 0) - (ends[1] ?? 0)) + 1;
}

/** Braces count characters by their codes, also up to or from a number. */
function codeOf(text: string): number {
  return text.length > 1 ? 0 : text.charCodeAt(0) || 0;
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

/** With more wildcards, the engine of JavaScript could take more than quadratic time. */
const MAX_BACKTRACKING_WILDCARDS = 2;

/** Makes a test of one alternative, as {@link expandPattern} returns it. */
export function compileAlternative(alternative: string): (path: string) => boolean {
  const options = { dot: true, noextglob: true, nonegate: true };
  const { source } = micromatch.makeRe(alternative, options);
  const wildcards = alternative.match(/\*+/g) ?? [];
  if (wildcards.length > MAX_BACKTRACKING_WILDCARDS) return compileLinear(source);
  // Without `s`, a line break in a folder's name would end what `**` matches.
  const expression = new RegExp(source, 's');
  return (path) => expression.test(path);
}

/** The folder under which everything that a pattern can match lies; `''` for the whole tree. */
export function baseOf(pattern: string): string {
  const fixed = pattern.split('/');
  const glob = fixed.findIndex((part) => isGlob(part));
  return glob < 0 ? pattern : fixed.slice(0, glob).join('/');
}

/** Whether a pattern may match something below a folder, whose name ends with `/`. */
export function mayMatchBelow(pattern: string, folder: string): boolean {
  const base = baseOf(pattern);
  return (
    base === '' || base === '.' || `${base}/`.startsWith(folder) || folder.startsWith(`${base}/`)
  );
}
