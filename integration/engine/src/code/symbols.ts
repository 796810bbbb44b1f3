/** What a symbol can be. */
export const SYMBOL_KINDS = ['function', 'method', 'class', 'type', 'route'] as const;

/** One of {@link SYMBOL_KINDS}. */
export type SymbolKind = (typeof SYMBOL_KINDS)[number];

/** Something that source code declares by a name. */
export interface CodeSymbol {
  readonly kind: SymbolKind;
  /** Qualified, such as `Session.refresh`; of a route, its path. */
  readonly name: string;
  /** Of a route: the HTTP method, `null` for any. */
  readonly method: string | null;
  /** The lines of the declaration, from 1, with what stands before it, such as decorators. */
  readonly startLine: number;
  readonly endLine: number;
  /** Stands for its code, without comments and without that of the symbols inside of it. */
  readonly fingerprint: string;
}

/** A symbol that a change concerns. */
export interface SymbolChange extends Pick<CodeSymbol, 'kind' | 'name' | 'method'> {
  /** Where it begins, from 1: in the file as it is, or as it was for one that is gone. */
  readonly line: number;
}

/** What a change did to the symbols of a file. Each list is in the order of lines. */
export interface SymbolChanges {
  readonly added: readonly SymbolChange[];
  readonly removed: readonly SymbolChange[];
  readonly changed: readonly SymbolChange[];
}

/**
 * Compares the symbols of a file before and after a change; `null` where there was no file.
 *
 * Symbols that share kind, name and method (overloads) are one symbol here: it is listed once, and
 * it changed where any of them was added, removed or changed. A change is then at the first of them
 * that wasn't there before. That one moved, or that their order is another, is no change.
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

/** Those that are not among others; `null` for none. */
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
