import type { Fact } from './fact.ts';
import type { FactSyntax } from '../languages/rules/fact-syntax.ts';

/** Whether other files can use what is defined, by its place and the modifiers before it. */
export type IsExported = (fact: Pick<Fact, 'container' | 'name'>, modifiers: string) => boolean;

/** Makes a function that says which definitions of a file other files can use. */
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

/** `export { a, b as c }`, `export default a` and `export async function a`. */
const EXPORTS = [
  /\bexport\s{0,9}\{([^{}]{0,5000})\}/g,
  /\bexport\s{1,9}default\s{1,9}([\w$]+)[ \t]*;?$/gm,
  /\bexport\s{1,9}(?:(?:default|declare|async|abstract|const(?=\s{1,9}enum\b))\s{1,9})*[\w*]+\s{1,9}([\w$]+)/g,
];

/** `module.exports = { a, b }` and `module.exports = a`; a file has one. */
const MODULE = /\bmodule\.exports\s{0,9}=\s{0,9}(?:\{([^}]{0,5000})\}|([\w$]+))/;

/** @param visible names that others see without an export, such as the properties of a component */
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
