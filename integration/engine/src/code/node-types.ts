import type * as TreeSitter from 'web-tree-sitter';
import type { FormatRules, NodeRole, TypeRules } from '../languages/rules/syntax.ts';
import { wordSet } from '../languages/rules/words.ts';
import { ERROR as ERROR_NAME } from './intact.ts';
import { type Language, supportOf } from './language.ts';

/** A node type of a grammar. */
export interface NodeType {
  readonly id: number;
  readonly name: string;
  /** It is false for keywords, operators and punctuation. */
  readonly isNamed: boolean;
  readonly role: NodeRole | undefined;
  /**
   * The number of commas from which on a comma before the closing bracket is needless: 1 in a list,
   * 2 in a tuple. It is `Infinity` if such a comma always means something.
   */
  readonly needlessComma: number;
  /** True if the commas and semicolons in such a node mean nothing. */
  readonly hasSeparators: boolean;
  /** True if such a node begins with a key, which can be a name or a string. */
  readonly hasKey: boolean;
  /**
   * For a type of strings that can stand in place of a name: the id of the type of names. Otherwise
   * it is `null`.
   */
  readonly keyId: number | null;
  /**
   * True if such a node can contain another one of its type, without another meaning, and can begin
   * with its own operator, as `| A | B` does.
   */
  readonly isChain: boolean;
  /** True if neighbouring strings in such a node are one string. */
  readonly joinsStrings: boolean;
  /** True if such a node is a type annotation. */
  readonly isAnnotation: boolean;
  /** True if everything after the first child is a type annotation. */
  readonly isAnnotated: boolean;
  /** True if such a node declares a type. Types inside of it are no annotations. */
  readonly declaresType: boolean;
  /** The id of the type that is written to the code for such a node. */
  readonly writtenId: number;
}

const PLAIN = {
  needlessComma: Infinity,
  hasSeparators: false,
  hasKey: false,
  isChain: false,
  joinsStrings: false,
  isAnnotation: false,
  isAnnotated: false,
  declaresType: false,
} as const;

/** The type of nodes for text that the parser could not read. */
const ERROR: NodeType = {
  ...PLAIN,
  id: 65535,
  name: ERROR_NAME,
  isNamed: true,
  role: undefined,
  keyId: null,
  writtenId: 65535,
};

/** All node types of one grammar. */
export class NodeTypes {
  private readonly types: readonly NodeType[];

  constructor(language: Language, grammar: TreeSitter.Language) {
    const { nodes, format = {}, types } = supportOf(language).syntax;
    const roles = new Map(
      (Object.entries(nodes) as [NodeRole, string][]).flatMap(([role, names]) =>
        names.split(' ').map((name) => [name, role] as const),
      ),
    );
    const traitsOf = readTraits(format, types);
    this.types = Array.from({ length: grammar.nodeTypeCount }, (_, id) => {
      const name = grammar.types[id] ?? '';
      const isNamed = grammar.nodeTypeIsNamed(id);
      const role = isNamed ? roles.get(name) : undefined;
      const written = types?.aliases?.[name];
      const writtenId = written === undefined ? null : grammar.idForNodeType(written, true);
      const traits = isNamed ? traitsOf(name) : PLAIN;
      const key = isNamed && format.keys?.string === name ? format.keys.name : null;
      const keyId = key === null ? null : grammar.idForNodeType(key, true);
      return { ...traits, id, name, isNamed, role, keyId, writtenId: writtenId ?? id };
    });
  }

  get(id: number): NodeType {
    return this.types[id] ?? ERROR;
  }
}

type Traits = Omit<NodeType, 'id' | 'name' | 'isNamed' | 'role' | 'keyId' | 'writtenId'>;

/** Makes a function that finds the traits of a node type by the name of the type. */
function readTraits(format: FormatRules, types: TypeRules | undefined): (name: string) => Traits {
  const lists = wordSet(format.trailingCommas);
  const tuples = wordSet(format.tuples);
  const separated = wordSet(format.separators);
  const chains = wordSet(format.chains);
  const keyed = wordSet(format.keys?.within);
  const annotations = wordSet(types?.annotations);
  const annotated = wordSet(types?.annotated);
  const declarations = wordSet(types?.declarations);
  return (name) => ({
    needlessComma: lists.has(name) ? 1 : tuples.has(name) ? 2 : Infinity,
    hasSeparators: separated.has(name),
    hasKey: keyed.has(name),
    isChain: chains.has(name),
    joinsStrings: format.joinedStrings === name,
    isAnnotation: annotations.has(name),
    isAnnotated: annotated.has(name),
    declaresType: declarations.has(name),
  });
}

const KNOWN = new WeakMap<TreeSitter.Language, NodeTypes>();

/** Returns the node types in the grammar of a language. Each grammar is read only once. */
export function nodeTypesOf(language: Language, grammar: TreeSitter.Language): NodeTypes {
  const known = KNOWN.get(grammar) ?? new NodeTypes(language, grammar);
  KNOWN.set(grammar, known);
  return known;
}
