import type { ChangeReport, SymbolReport } from './schema.ts';

/** What a change did to a symbol, as the beginning of a sentence. */
export const DEEDS = { added: 'New', removed: 'Removed', changed: 'Changed' } as const;

/** Kinds of symbols, of which there is one, or are several. */
export const NOUNS = {
  route: { one: 'endpoint', other: 'endpoints' },
  function: { one: 'function', other: 'functions' },
  method: { one: 'method', other: 'methods' },
  class: { one: 'class', other: 'classes' },
  type: { one: 'type', other: 'types' },
} as const satisfies Record<SymbolReport['kind'], { one: string; other: string }>;

const KINDS = Object.keys(NOUNS) as SymbolReport['kind'][];

/** So many names stand in one line, at most. */
const SHOWN = 5;

/** Symbols of one kind to which a change did the same. */
export interface SymbolGroup {
  readonly deed: keyof typeof DEEDS;
  readonly kind: SymbolReport['kind'];
  /** How many there are. */
  readonly count: number;
  /** The first of their names. */
  readonly names: readonly string[];
}

/**
 * What a change did to a file's symbols and rows, such as `New endpoint: /auth/mfa/setup`.
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

/** The symbols of a change. The function that handles an endpoint goes with it. */
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
