import { isSymbolName, partsOf } from './symbol-name.ts';

/** Something that a source file defines by a name, and the lines that define it. */
export interface Definition {
  /** Qualified as that of a symbol is, such as `Session.refresh`. */
  readonly name: string;
  /** What other files have to put before the name: a namespace or package, empty for none. */
  readonly namespace: string;
  /** From 1, with what stands before it, such as decorators, but without its comment. */
  readonly startLine: number;
  readonly endLine: number;
  /** No syntax error is near that could have moved its beginning or its end. */
  readonly isCertain: boolean;
}

/**
 * Finds what a name means that somebody wrote down, such as `Session#refresh()`: what is called so
 * in full, or else what this is the last part of.
 *
 * @returns `null` where nothing is called so, where more than one thing is, and where that is not
 * certain to have these lines
 */
export function findDefinition(
  definitions: readonly Definition[],
  written: string,
): Definition | null {
  if (!isSymbolName(written)) return null;
  const name = written.replace(/\(\)$/, '');
  const parts = partsOf(name);
  const last = parts.at(-1) ?? '';
  const candidates = definitions.filter((definition) => definition.name.endsWith(last));
  const meanings: readonly ((definition: Definition) => boolean)[] = [
    (definition) => definition.name === name,
    (definition) => pathsOf(definition.name).some((path) => path.join('.') === parts.join('.')),
    ({ namespace, name: own }) =>
      pathsOf(own).some((path) => {
        // A constructor is called as its class is, and not what that name means.
        const isConstructor = parts.length === 1 && path.at(-2) === last;
        return !isConstructor && endsIn([...partsOf(namespace), ...path], parts);
      }),
  ];
  for (const isMeant of meanings) {
    const [found, ...others] = candidates.filter(isMeant);
    if (found !== undefined) return others.length === 0 && found.isCertain ? found : null;
  }
  return null;
}

/** A property of PHP is `A::$b` or `$a->b`, depending on where it is asked for. */
function pathsOf(name: string): string[][] {
  const path = partsOf(name);
  return name.includes('::$') ? [path, partsOf(name.replace('::$', '::'))] : [path];
}

function endsIn(path: readonly string[], parts: readonly string[]): boolean {
  const start = path.length - parts.length;
  return start >= 0 && parts.every((part, index) => part === path[start + index]);
}
