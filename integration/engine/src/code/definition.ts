import { isSymbolName, partsOf } from './symbol-name.ts';

/** A named definition in a source file. */
export interface Definition {
  /** The qualified name, such as `Session.refresh`. Symbols have names of the same form. */
  readonly name: string;
  /**
   * The namespace or package that other files write before the name. It is empty if there is none.
   */
  readonly namespace: string;
  /**
   * The first line, counted from 1. Decorators belong to the definition, the comment before it does
   * not.
   */
  readonly startLine: number;
  readonly endLine: number;
  /** True if no syntax error can have moved the first or the last line. */
  readonly isCertain: boolean;
  /**
   * Only keys of data files have this: the value of the key. The value is compared instead of the
   * lines.
   */
  readonly value?: string;
}

/**
 * Finds the definition that a name in a document means, such as `Session#refresh()`.
 *
 * @returns `null` if there is no definition, if there are several, or if the lines of the
 * definition are not certain
 */
export function findDefinition(
  definitions: readonly Definition[],
  written: string,
): Definition | null {
  const [found, ...others] = findDefinitions(definitions, written);
  return found?.isCertain === true && others.length === 0 ? found : null;
}

/**
 * Finds all definitions that a name in a document can mean. If some definitions have exactly this
 * full name, only these are returned. Otherwise returns the definitions whose full name ends with
 * the name.
 */
export function findDefinitions(
  definitions: readonly Definition[],
  written: string,
): readonly Definition[] {
  if (!isSymbolName(written)) return definitions.filter((one) => isKey(one, written));
  const name = written.replace(/\(\)$/, '');
  const parts = partsOf(name);
  const last = parts.at(-1) ?? '';
  const candidates = definitions.filter((definition) => definition.name.endsWith(last));
  const meanings: readonly ((definition: Definition) => boolean)[] = [
    (definition) => definition.name === name,
    (definition) => pathsOf(definition.name).some((path) => path.join('.') === parts.join('.')),
    ({ namespace, name: own }) =>
      pathsOf(own).some((path) => {
        // A constructor has the same name as its class. The name alone means the class.
        const isConstructor = parts.length === 1 && path.at(-2) === last;
        return !isConstructor && endsIn([...partsOf(namespace), ...path], parts);
      }),
  ];
  for (const isMeant of meanings) {
    const found = candidates.filter(isMeant);
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * Whether a definition is the key with this path. Paths of keys are compared as text, because not
 * every path is a valid name: `build-system` is not.
 */
function isKey({ name, value }: Definition, path: string): boolean {
  return value !== undefined && name === path;
}

/**
 * Returns the paths that a name can stand for. A property of PHP is written `A::$b` inside of its
 * class and `$a->b` elsewhere.
 */
function pathsOf(name: string): string[][] {
  const path = partsOf(name);
  return name.includes('::$') ? [path, partsOf(name.replace('::$', '::'))] : [path];
}

function endsIn(path: readonly string[], parts: readonly string[]): boolean {
  const start = path.length - parts.length;
  return start >= 0 && parts.every((part, index) => part === path[start + index]);
}
