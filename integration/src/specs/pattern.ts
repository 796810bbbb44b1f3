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
    const range = /^(-?\d+)\.\.(-?\d+)/.exec(group);
    product *= range ? Math.abs(Number(range[2]) - Number(range[1])) + 1 : group.split(',').length;
    if (product > MAX_ALTERNATIVES) break;
  }
  return product;
}

/** Whether a path-like text uses any of the pattern characters that specs know. */
export function isGlob(pattern: string): boolean {
  return /[*?[\]{}]/.test(pattern);
}

/**
 * Turns a pattern into a test of repository-relative paths. Dotfiles match, and parentheses and
 * extended groups are ordinary characters: `app/(auth)/*` means a folder of that name.
 */
export function compilePattern(pattern: string): (path: string) => boolean {
  const plain = pattern.replace(/\[!?[^\]]*\]|[()|!+@]/g, (part) =>
    part.startsWith('[') ? part.replace('[!', '[^') : `\\${part}`,
  );
  const expressions = micromatch.braces(plain, { expand: true }).map(
    (single) =>
      // Without `s`, a line break in a folder's name would end what `**` matches.
      new RegExp(
        micromatch.makeRe(single, { dot: true, noextglob: true, nonegate: true }).source,
        's',
      ),
  );
  return (path) => expressions.some((expression) => expression.test(path));
}

/** The folder under which everything that a pattern can match lies; `''` for the whole tree. */
export function baseOf(pattern: string): string {
  const fixed = pattern.split('/');
  const glob = fixed.findIndex((part) => isGlob(part));
  return glob < 0 ? pattern : fixed.slice(0, glob).join('/');
}
