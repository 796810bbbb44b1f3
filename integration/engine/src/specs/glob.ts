import { compileAlternative } from './pattern.ts';

/** One alternative of a pattern, split so that not every path has to be tested. */
export interface Glob {
  /** Every match is this path or lies below it; `''` is the root. */
  readonly base: string;
  /**
   * The extension that all matches have, without the dot. If it is set, all matches lie below the
   * base. `null` if matches can have any extension.
   */
  readonly extension: string | null;
  /**
   * Tells which of the paths that fit `base` and `extension` match; `null` if all of them match.
   */
  readonly test: ((path: string) => boolean) | null;
}

/**
 * The characters that make a part of a path a pattern. Punctuation behind a backslash is none of
 * them.
 */
const SYNTAX = /(?<!\\)[*?[\]{}]|\\(?:[\w\\]|$)/;

/** Splits an alternative that `expandPattern` returned. */
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
