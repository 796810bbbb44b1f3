import type { Fact } from './fact.ts';

/** Whether other files can use what is defined, by its place and the modifiers before it. */
export type IsExported = (fact: Pick<Fact, 'container' | 'name'>, modifiers: string) => boolean;

const SCRIPT = /^(?:[mc]?[jt]sx?|vue|svelte|astro)$/;

/** Makes a function that says which definitions of a file other files can use. */
export function exportsOf(path: string, code: readonly string[]): IsExported {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  if (extension === 'rs') return (_, modifiers) => /\bpub\b/.test(modifiers);
  if (extension === 'go') return ({ name }) => /^\p{Lu}/u.test(name);
  if (/^(?:css|scss|less)$/.test(extension)) return ({ name }) => /^--(?!_)/.test(name);
  return SCRIPT.test(extension) ? exportsOfScript(code.join('\n')) : () => true;
}

const LISTS = [
  /\bexport\s{0,9}\{([^}]{0,5000})\}/g,
  /\bmodule\.exports\s{0,9}=\s{0,9}\{([^}]{0,5000})\}/g,
  /\bmodule\.exports\s{0,9}=\s{0,9}([\w$]+)/g,
  /\bexport\s{1,9}default\s{1,9}([\w$]+)\s*;?$/gm,
  /\bexport\s{1,9}(?:(?:default|declare|async|abstract)\s{1,9})*[\w*]+\s{1,9}([\w$]+)/g,
];

function exportsOfScript(text: string): IsExported {
  const names = LISTS.flatMap((list) => [...text.matchAll(list)]).flatMap(
    ([, listed = '']) => listed.match(/[\w$]+/g) ?? [],
  );
  const exported = new Set([...names, 'exports', 'module']);
  return ({ container, name }, modifiers) => {
    const outer = container === '' ? name : (container.split('.')[0] ?? '');
    return /\bexport\b/.test(modifiers) || exported.has(outer);
  };
}
