import { wordSet } from '../rules/words.ts';
import type { Syntax } from './syntax.ts';

/** How a language writes strings and lists. The properties list node types, separated by spaces. */
export interface Literals {
  /** The node types of strings. */
  readonly strings: string;
  /** The parts of a string that contain text. */
  readonly contents: string;
  /** The parts of a string that do not belong to its value. */
  readonly delimiters?: string;
  readonly interpolations?: string;
  /** The strings in which `{{` stands for a single brace. */
  readonly doubled?: string;
  /** The operations with two operands, and the operator that joins strings. */
  readonly sums: { readonly nodes: string; readonly operator: string };
  /** The nodes that have the value of their first child, such as parentheses. */
  readonly first: string;
  /** The nodes that have the value of their last child. */
  readonly last?: string;
  readonly lists: string;
  /** Other node types whose value is a string, each with a function that returns the value. */
  readonly others?: Readonly<Record<string, (node: Syntax) => string>>;
  /** Returns the inner expression if an expression only wraps it and has the same value. */
  unwrap?(node: Syntax): Syntax | undefined;
}

type Lists =
  'strings' | 'contents' | 'delimiters' | 'interpolations' | 'doubled' | 'first' | 'last' | 'lists';

/** The same as {@link Literals}, with a set in place of each list of node types. */
export interface LiteralRules extends Readonly<Record<Lists, ReadonlySet<string>>> {
  readonly sums: ReadonlySet<string>;
  readonly operator: string;
  readonly others: ReadonlyMap<string, (node: Syntax) => string>;
  unwrap(node: Syntax): Syntax | undefined;
}

/** Makes the sets from {@link Literals}. */
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
