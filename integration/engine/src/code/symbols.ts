/** The kinds of symbols. */
export const SYMBOL_KINDS = ['function', 'method', 'class', 'type', 'route'] as const;

/** One of {@link SYMBOL_KINDS}. */
export type SymbolKind = (typeof SYMBOL_KINDS)[number];

/** A named declaration in source code. */
export interface CodeSymbol {
  readonly kind: SymbolKind;
  /** The qualified name, such as `Session.refresh`. The name of a route is its path. */
  readonly name: string;
  /**
   * The HTTP method of a route. It is `null` if the route accepts any method, and for other
   * symbols.
   */
  readonly method: string | null;
  /** The first line, counted from 1. Decorators belong to the symbol. */
  readonly startLine: number;
  readonly endLine: number;
  /**
   * The fingerprint of the symbol's code, without comments and without the symbols inside of it.
   */
  readonly fingerprint: string;
}

/** A symbol that was added, removed or changed. */
export interface SymbolChange extends Pick<CodeSymbol, 'kind' | 'name' | 'method'> {
  /**
   * The first line of the symbol, counted from 1. It is a line of the new file, or of the old file
   * if the symbol was removed.
   */
  readonly line: number;
}

/** The symbols of a file that a change added, removed or changed, each in the order of lines. */
export interface SymbolChanges {
  readonly added: readonly SymbolChange[];
  readonly removed: readonly SymbolChange[];
  readonly changed: readonly SymbolChange[];
}

/**
 * Compares the symbols of a file before and after a change. Pass `null` for a version in which the
 * file does not exist.
 *
 * Symbols with the same kind, name and method (overloads) count as one symbol. It has changed if
 * any of them was added, removed or changed. The line of the change is that of the first new one. A
 * symbol that moved has not changed, and the order of symbols does not count.
 */
export function compareSymbols(
  before: readonly CodeSymbol[] | null,
  after: readonly CodeSymbol[] | null,
): SymbolChanges {
  const old = Map.groupBy(before ?? [], keyOf);
  const now = Map.groupBy(after ?? [], keyOf);
  const added: CodeSymbol[] = [];
  const changed: CodeSymbol[] = [];
  for (const [key, symbols] of now) {
    const others = old.get(key);
    if (others === undefined) added.push(firstOf(symbols));
    else if (!isSame(others, symbols)) changed.push(firstOf(newOf(others, symbols) ?? symbols));
  }
  const removed = [...old].filter(([key]) => !now.has(key)).map(([, symbols]) => firstOf(symbols));
  return { added: inOrder(added), removed: inOrder(removed), changed: inOrder(changed) };
}

function keyOf({ kind, name, method }: CodeSymbol): string {
  return JSON.stringify([kind, name, method]);
}

function fingerprintsOf(symbols: readonly CodeSymbol[]): string[] {
  return symbols.map(({ fingerprint }) => fingerprint).sort();
}

function isSame(before: readonly CodeSymbol[], after: readonly CodeSymbol[]): boolean {
  return fingerprintsOf(before).join(' ') === fingerprintsOf(after).join(' ');
}

/** Returns the symbols of `after` that are not in `before`. Returns `null` if there are none. */
function newOf(before: readonly CodeSymbol[], after: readonly CodeSymbol[]): CodeSymbol[] | null {
  const known = new Set(fingerprintsOf(before));
  const found = after.filter(({ fingerprint }) => !known.has(fingerprint));
  return found.length === 0 ? null : found;
}

function firstOf(symbols: readonly CodeSymbol[]): CodeSymbol {
  return symbols.reduce((first, symbol) => (symbol.startLine < first.startLine ? symbol : first));
}

function inOrder(symbols: readonly CodeSymbol[]): SymbolChange[] {
  return symbols
    .toSorted((a, b) => a.startLine - b.startLine)
    .map(({ kind, name, method, startLine }) => ({ kind, name, method, line: startLine }));
}
