import type { ChangeReport, SymbolReport } from './schema.ts';

/** The words for what a change did to a symbol. Each can begin a sentence. */
export const DEEDS = { added: 'New', removed: 'Removed', changed: 'Changed' } as const;

/** The nouns for the kinds of symbols, in singular and plural. */
export const NOUNS = {
  route: { one: 'endpoint', other: 'endpoints' },
  function: { one: 'function', other: 'functions' },
  method: { one: 'method', other: 'methods' },
  class: { one: 'class', other: 'classes' },
  type: { one: 'type', other: 'types' },
} as const satisfies Record<SymbolReport['kind'], { one: string; other: string }>;

const KINDS = Object.keys(NOUNS) as SymbolReport['kind'][];

/** The greatest number of names in one line. */
const SHOWN = 5;

/** Symbols of one kind to which a change did the same thing. */
export interface SymbolGroup {
  readonly deed: keyof typeof DEEDS;
  readonly kind: SymbolReport['kind'];
  /** The number of symbols in the group. */
  readonly count: number;
  /** The names of the first symbols in the group. */
  readonly names: readonly string[];
}

/**
 * Says what a change did to the symbols and rows of a file, such as
 * `New endpoint: /auth/mfa/setup`.
 */
export function describeSymbols(change: ChangeReport): string[] {
  const { rows } = change;
  return [
    ...groupSymbols(change).map(({ deed, kind, count, names }) => {
      const rest = count > names.length ? ` and ${count - names.length} more` : '';
      return `${DEEDS[deed]} ${NOUNS[kind][count === 1 ? 'one' : 'other']}: ${names.join(', ')}${rest}`;
    }),
    ...(rows !== null && rows.added > 0 ? [`Rows added: ${rows.added}`] : []),
    ...(rows !== null && rows.removed > 0 ? [`Rows removed: ${rows.removed}`] : []),
  ];
}

/**
 * Groups the symbols of a change. A function that handles an endpoint is left out, because the
 * endpoint stands for it.
 */
export function groupSymbols({ symbols }: Pick<ChangeReport, 'symbols'>): SymbolGroup[] {
  return (Object.keys(DEEDS) as SymbolGroup['deed'][]).flatMap((deed) => {
    const all = symbols[deed];
    const handled = new Set(all.filter(({ kind }) => kind === 'route').map(({ line }) => line));
    const isHandler = ({ kind, line }: SymbolReport): boolean =>
      kind !== 'route' && handled.has(line);
    return KINDS.flatMap((kind): SymbolGroup[] => {
      const own = all.filter((symbol) => symbol.kind === kind && !isHandler(symbol));
      const names = [...new Set(own.map(({ name }) => name))];
      if (names.length === 0) return [];
      return [{ deed, kind, count: names.length, names: names.slice(0, SHOWN) }];
    });
  });
}
