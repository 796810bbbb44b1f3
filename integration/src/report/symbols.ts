import type { ChangeReport, SymbolReport } from './schema.ts';

const NOUNS: Readonly<Record<SymbolReport['kind'], readonly [string, string]>> = {
  route: ['endpoint', 'endpoints'],
  function: ['function', 'functions'],
  method: ['method', 'methods'],
  class: ['class', 'classes'],
  type: ['type', 'types'],
};

const KINDS = Object.keys(NOUNS) as SymbolReport['kind'][];

/** So many names stand in one line, at most. */
const SHOWN = 5;

/**
 * What a change did to a file's symbols and rows, such as `New endpoint: /auth/mfa/setup`. The
 * function that handles an endpoint goes with it.
 */
export function describeSymbols({ symbols, rows }: ChangeReport): string[] {
  return [
    ...describeGroup('New', symbols.added),
    ...describeGroup('Removed', symbols.removed),
    ...describeGroup('Changed', symbols.changed),
    ...(rows !== null && rows.added > 0 ? [`Rows added: ${rows.added}`] : []),
    ...(rows !== null && rows.removed > 0 ? [`Rows removed: ${rows.removed}`] : []),
  ];
}

function describeGroup(what: string, symbols: readonly SymbolReport[]): string[] {
  const handled = new Set(symbols.filter(({ kind }) => kind === 'route').map(({ line }) => line));
  const isHandler = ({ kind, line }: SymbolReport): boolean =>
    kind !== 'route' && handled.has(line);
  return KINDS.flatMap((kind) => {
    const own = symbols.filter((symbol) => symbol.kind === kind && !isHandler(symbol));
    const names = [...new Set(own.map(({ name }) => name))];
    if (names.length === 0) return [];
    const [one, many] = NOUNS[kind];
    const rest = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
    return [
      `${what} ${names.length === 1 ? one : many}: ${names.slice(0, SHOWN).join(', ')}${rest}`,
    ];
  });
}
