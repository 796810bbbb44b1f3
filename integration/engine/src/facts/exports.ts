import type { Fact } from './fact.ts';
import type { FactSyntax } from '../languages/rules/fact-syntax.ts';

/**
 * Decides whether other files can use a definition. It looks at the place of the definition and at
 * the modifiers before it.
 */
export type IsExported = (fact: Pick<Fact, 'container' | 'name'>, modifiers: string) => boolean;

/** Makes a function that says whether other files can use a definition of this file. */
export function exportsOf(
  { exports, visibleNames = [] }: FactSyntax,
  code: readonly string[],
): IsExported {
  switch (exports) {
    case 'everything':
      return () => true;
    case 'pub':
      return (_, modifiers) => /\bpub\b/.test(modifiers);
    case 'capitalized':
      return ({ name }) => /^\p{Lu}/u.test(name);
    case 'properties':
      return ({ name }) => /^--(?!_)/.test(name);
    case 'exports':
      return exportsOfScript(code.join('\n'), visibleNames);
  }
}

/** Matches `export { a, b as c }`, `export default a` and `export async function a`. */
const EXPORTS = [
  /\bexport\s{0,9}\{([^{}]{0,5000})\}/g,
  /\bexport\s{1,9}default\s{1,9}([\w$]+)[ \t]*;?$/gm,
  /\bexport\s{1,9}(?:(?:default|declare|async|abstract|const(?=\s{1,9}enum\b))\s{1,9})*[\w*]+\s{1,9}([\w$]+)/g,
];

/** Matches `module.exports = { a, b }` and `module.exports = a`. A file has only one of them. */
const MODULE = /\bmodule\.exports\s{0,9}=\s{0,9}(?:\{([^}]{0,5000})\}|([\w$]+))/;

/**
 * Decides what a script exports.
 *
 * @param visible names that can be used from outside without an export, such as the properties of a
 * component
 */
function exportsOfScript(text: string, visible: readonly string[]): IsExported {
  const listed = EXPORTS.flatMap((list) => [...text.matchAll(list)].map(([, names]) => names));
  const [, members, single] = MODULE.exec(text) ?? [];
  const names = [...listed, members, single].flatMap((each) => each?.match(/[\w$]+/g) ?? []);
  const exported = new Set([...names, ...visible, 'exports', 'module']);
  return ({ container, name }, modifiers) => {
    const outer = container === '' ? name : (container.split('.')[0] ?? '');
    return /\bexport\b/.test(modifiers) || exported.has(outer);
  };
}
