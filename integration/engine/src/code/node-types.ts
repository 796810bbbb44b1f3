import type * as TreeSitter from 'web-tree-sitter';
import type { FormatRules, NodeRole, TypeRules } from '../languages/rules/syntax.ts';
import { wordSet } from '../languages/rules/words.ts';
import { ERROR as ERROR_NAME } from './intact.ts';
import { type Language, supportOf } from './language.ts';

/** A type of nodes in a grammar. */
export interface NodeType {
  readonly id: number;
  readonly name: string;
  /** False for keywords, operators and punctuation. */
  readonly isNamed: boolean;
  readonly role: NodeRole | undefined;
  /** The number of commas that a comma before the closing bracket needs, so that it means nothing. */
  readonly needlessComma: number;
  /** Commas and semicolons in it mean nothing. */
  readonly hasSeparators: boolean;
  /** It begins with a name. */
  readonly hasKey: boolean;
  /** The id of a name, if it can stand for one. */
  readonly keyId: number | null;
  /** It can be in itself, which means nothing, and can begin with its operator. */
  readonly isChain: boolean;
  /** Strings in it are one string. */
  readonly joinsStrings: boolean;
  /** It is an annotation of a type. */
  readonly isAnnotation: boolean;
  /** All of it but the first child is an annotation. */
  readonly isAnnotated: boolean;
  /** It declares a type, so that no type in it is an annotation. */
  readonly declaresType: boolean;
  /** The id of the type that is written for it. */
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

/** Text that the parser could not read. */
const ERROR: NodeType = {
  ...PLAIN,
  id: 65535,
  name: ERROR_NAME,
  isNamed: true,
  role: undefined,
  keyId: null,
  writtenId: 65535,
};

/** The types of nodes in one grammar. */
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

/** Makes a function that finds the traits of a type of nodes by its name. */
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

/** The types of nodes in the grammar of a language. Each grammar is read once. */
export function nodeTypesOf(language: Language, grammar: TreeSitter.Language): NodeTypes {
  const known = KNOWN.get(grammar) ?? new NodeTypes(language, grammar);
  KNOWN.set(grammar, known);
  return known;
}
