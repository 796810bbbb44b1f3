import { wordSet } from '../rules/words.ts';
import type { Syntax } from './syntax.ts';

/** How a language writes strings and lists. Types of nodes are separated by spaces. */
export interface Literals {
  /** Strings. */
  readonly strings: string;
  /** Parts of a string that contain text. */
  readonly contents: string;
  /** Parts of a string that are not in its value. */
  readonly delimiters?: string;
  readonly interpolations?: string;
  /** Strings in which `{{` is a brace. */
  readonly doubled?: string;
  /** Operations with two operands, and the operator that joins strings. */
  readonly sums: { readonly nodes: string; readonly operator: string };
  /** Nodes with the value of their first child, such as parentheses. */
  readonly first: string;
  /** Nodes with the value of their last child. */
  readonly last?: string;
  readonly lists: string;
  /** The values of other nodes that are strings, by their types. */
  readonly others?: Readonly<Record<string, (node: Syntax) => string>>;
  /** The expression with the same value inside of another one. */
  unwrap?(node: Syntax): Syntax | undefined;
}

type Lists =
  'strings' | 'contents' | 'delimiters' | 'interpolations' | 'doubled' | 'first' | 'last' | 'lists';

/** {@link Literals} with sets of types. */
export interface LiteralRules extends Readonly<Record<Lists, ReadonlySet<string>>> {
  readonly sums: ReadonlySet<string>;
  readonly operator: string;
  readonly others: ReadonlyMap<string, (node: Syntax) => string>;
  unwrap(node: Syntax): Syntax | undefined;
}

/** Reads {@link Literals}. */
export function literalRules(literals: Literals): LiteralRules {
  return {
    strings: wordSet(literals.strings),
    contents: wordSet(literals.contents),
    delimiters: wordSet(literals.delimiters),
    interpolations: wordSet(literals.interpolations),
    doubled: wordSet(literals.doubled),
    sums: wordSet(literals.sums.nodes),
    operator: literals.sums.operator,
    first: wordSet(literals.first),
    last: wordSet(literals.last),
    lists: wordSet(literals.lists),
    others: new Map(Object.entries(literals.others ?? {})),
    unwrap: (node) => literals.unwrap?.(node),
  };
}
