import type { Constants } from '../constants.ts';
import type { NameRules } from '../names.ts';
import type { Syntax } from '../syntax.ts';
import { literalRules } from '../literals.ts';

/** How Ruby writes strings and lists. */
export const RUBY_LITERALS = literalRules({
  strings: 'string chained_string delimited_symbol bare_string bare_symbol',
  contents: 'string_content',
  interpolations: 'interpolation',
  sums: { nodes: 'binary', operator: '+' },
  first: 'parenthesized_statements',
  lists: 'array string_array symbol_array',
  others: {
    simple_symbol: ({ text }) => text.slice(1),
    hash_key_symbol: ({ text }) => text,
  },
  unwrap: (node) => (node.part('method')?.text === 'freeze' ? node.part('receiver') : undefined),
});

/** A call without a receiver. Domain-specific languages in Ruby consist of such calls. */
export interface RubyCall {
  readonly node: Syntax;
  readonly name: string;
  readonly positional: readonly Syntax[];
  /** The values of options, by their names. */
  readonly options: ReadonlyMap<string, Syntax>;
  /** The keys of pairs, such as `'/x'` in `'/x' => 'users#index'`. */
  readonly keys: readonly Syntax[];
  readonly hasBlock: boolean;
  /** The last node before the block of the call. */
  readonly head: Syntax;
}

/** How Ruby names constants and variables. Each name has the whole file as its scope. */
export const RUBY_NAMES: NameRules = {
  scopes: new Set(),
  hoisted: true,
  declared(node) {
    const name = node.type === 'assignment' ? node.part('left') : undefined;
    if (name === undefined) return [];
    return [{ name: name.text, node: name, value: node.part('right') ?? null, from: node.end }];
  },
  referred: (node) => (node.type === 'constant' || node.type === 'identifier' ? node.text : null),
};

/** Reads a node as a call without a receiver. Returns `null` for any other node. */
export function rubyCallOf(node: Syntax): RubyCall | null {
  const method = node.type === 'call' ? node.part('method') : undefined;
  if (method === undefined || node.part('receiver') !== undefined) return null;
  const list = node.part('arguments');
  const items = (list?.children ?? []).flatMap((item) =>
    item.type === 'hash' ? item.children : [item],
  );
  const options = new Map<string, Syntax>();
  const keys: Syntax[] = [];
  for (const item of items) {
    const [key, value] = [item.part('key'), item.part('value')];
    if (item.type !== 'pair' || key === undefined || value === undefined) continue;
    if (key.type === 'string') keys.push(key);
    else options.set(key.text.replace(':', ''), value);
  }
  return {
    node,
    name: method.text,
    positional: items.filter(({ type }) => type !== 'pair' && type !== 'block_argument'),
    options,
    keys,
    hasBlock: node.part('block') !== undefined,
    head: list ?? method,
  };
}

/** Returns the strings and symbols of some arguments. Returns `null` if one of them is unknown. */
export function textsOf(nodes: readonly Syntax[], constants: Constants): readonly string[] | null {
  const texts = nodes.map((node) => constants.texts(node));
  return texts.every((some) => some !== null) ? texts.flat() : null;
}
