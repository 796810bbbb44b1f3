import type * as TreeSitter from 'web-tree-sitter';
import type { NodeRole } from '../languages/rules/syntax.ts';
import { type Language, supportOf } from './language.ts';

/** A type of nodes in a grammar. */
export interface NodeType {
  readonly id: number;
  readonly name: string;
  /** False for keywords, operators and punctuation. */
  readonly isNamed: boolean;
  readonly role: NodeRole | undefined;
}

/** Text that the parser could not read. All of it counts as code. */
const ERROR: NodeType = { id: 65535, name: 'ERROR', isNamed: true, role: 'literal' };

/** The types of nodes in one grammar. */
export class NodeTypes {
  private readonly types: readonly NodeType[];

  constructor(language: Language, grammar: TreeSitter.Language) {
    const { nodes } = supportOf(language).syntax;
    const roles = new Map(
      (Object.entries(nodes) as [NodeRole, string][]).flatMap(([role, names]) =>
        names.split(' ').map((name) => [name, role] as const),
      ),
    );
    this.types = Array.from({ length: grammar.nodeTypeCount }, (_, id) => {
      const name = grammar.types[id] ?? '';
      const isNamed = grammar.nodeTypeIsNamed(id);
      return { id, name, isNamed, role: isNamed ? roles.get(name) : undefined };
    });
  }

  get(id: number): NodeType {
    return this.types[id] ?? ERROR;
  }
}

const KNOWN = new WeakMap<TreeSitter.Language, NodeTypes>();

/** The types of nodes in the grammar of a language. Each grammar is read once. */
export function nodeTypesOf(language: Language, grammar: TreeSitter.Language): NodeTypes {
  const known = KNOWN.get(grammar) ?? new NodeTypes(language, grammar);
  KNOWN.set(grammar, known);
  return known;
}
