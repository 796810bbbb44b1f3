import { compileAlternative } from './pattern.ts';

/** One alternative of a pattern, taken apart so that sorted paths need not all be tested. */
export interface Glob {
  /** Every match is this path or lies below it; `''` for the whole tree. */
  readonly base: string;
  /** What follows the last dot in the name of every match, all below the base; `null` for anything. */
  readonly extension: string | null;
  /** Tells the matches among such paths; `null` where all of them match. */
  readonly test: ((path: string) => boolean) | null;
}

/** What makes a part of a path more than a name; punctuation behind a backslash does not. */
const SYNTAX = /(?<!\\)[*?[\]{}]|\\(?:[\w\\]|$)/;

/** Takes an alternative apart, as `expandPattern` returns it. */
export function readGlob(alternative: string): Glob {
  const parts = alternative.split('/');
  const wild = parts.findIndex((part) => SYNTAX.test(part));
  const base = parts
    .slice(0, wild < 0 ? undefined : wild)
    .join('/')
    .replace(/\\(.)/gs, '$1');
  if (wild < 0) return { base, extension: null, test: (path) => path === base };

  const rest = parts.slice(wild).join('/');
  if (rest === '**') return { base, extension: null, test: null };
  const extension = /\.([\w-]+)$/.exec(rest)?.[1] ?? null;
  const [, folders, ending] = /^(\*\*\/)?\*([^\\/]*)$/.exec(rest) ?? [];
  if (ending === undefined || SYNTAX.test(ending)) {
    return { base, extension, test: compileAlternative(alternative) };
  }
  if (folders !== undefined && ending === `.${extension}`) return { base, extension, test: null };
  const start = base === '' ? 0 : base.length + 1;
  return {
    base,
    extension,
    test: (path) =>
      path.length > start &&
      path.endsWith(ending) &&
      (folders !== undefined || !path.includes('/', start)),
  };
}
