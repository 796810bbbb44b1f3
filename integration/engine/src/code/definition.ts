import { isSymbolName, partsOf } from './symbol-name.ts';

/** A named definition in a source file. */
export interface Definition {
  /** The qualified name, as of a symbol, such as `Session.refresh`. */
  readonly name: string;
  /** The namespace or package that other files put before the name; empty for none. */
  readonly namespace: string;
  /** The first line, from 1, including decorators, but not the comment before it. */
  readonly startLine: number;
  readonly endLine: number;
  /** No syntax error can have moved its first or last line. */
  readonly isCertain: boolean;
  /** Of a key of a data file: what it stands for. It is compared in place of the lines. */
  readonly value?: string;
}

/**
 * Finds the definition of a name in a document, such as `Session#refresh()`.
 *
 * @returns `null` if there is no definition, if there are several, and if its lines are not certain
 */
export function findDefinition(
  definitions: readonly Definition[],
  written: string,
): Definition | null {
  const [found, ...others] = findDefinitions(definitions, written);
  return found?.isCertain === true && others.length === 0 ? found : null;
}

/**
 * Finds all definitions that a name in a document can mean. Definitions with this full name come
 * first, and if there are none, definitions whose name ends with it.
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
        // A constructor has the name of its class. The name alone means the class.
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

/** Whether a definition is a key with this path. Not every path is a name, as in `build-system`. */
function isKey({ name, value }: Definition, path: string): boolean {
  return value !== undefined && name === path;
}

/** A property of PHP is `A::$b` in its class, and `$a->b` elsewhere. */
function pathsOf(name: string): string[][] {
  const path = partsOf(name);
  return name.includes('::$') ? [path, partsOf(name.replace('::$', '::'))] : [path];
}

function endsIn(path: readonly string[], parts: readonly string[]): boolean {
  const start = path.length - parts.length;
  return start >= 0 && parts.every((part, index) => part === path[start + index]);
}
