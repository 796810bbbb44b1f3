import type { Node } from 'web-tree-sitter';
import type { Definition } from './definition.ts';
import type { LanguageSupport } from '../languages/language-support.ts';
import { type Declaration, FILE, nameOf, type Scope } from '../languages/rules/declarations.ts';
import type { DefinitionRole, NamedNode } from '../languages/rules/variables.ts';
import { ERROR, intactNodesOf, isBroken, isCut, isUnclosed, straysOf } from './intact.ts';
import { type Language, supportOf } from './language.ts';
import { wordSet } from '../languages/rules/words.ts';

/** The depth down to which syntax nodes are read. Deeper nodes are ignored. */
const MAX_DEPTH = 128;

/** Names of this length or longer are ignored. Nobody cites them, and they may have been cut. */
const MAX_NAME = 200;

/** What the walk knows about the place of a node. */
interface Around {
  readonly scope: Scope;
  readonly namespace: string;
  readonly depth: number;
  /**
   * The node is the last child of a node whose end is missing. So it is uncertain on which line the
   * node ends.
   */
  readonly isLost: boolean;
}

/** A definition whose last line can still change during the walk. */
interface Found extends Definition {
  endLine: number;
  isCertain: boolean;
  isMention: boolean;
}

/** Finds the definitions of a file. */
export class DefinitionTable {
  private readonly support: LanguageSupport;
  private readonly containers: ReadonlySet<string>;
  private readonly prefixes: ReadonlySet<string>;
  private readonly found: Found[] = [];
  /** The definitions that the previous node made, by full name. */
  private last: ReadonlyMap<string, Found> = new Map();

  constructor(language: Language) {
    this.support = supportOf(language);
    const { containers, prefixes } = this.support.declarations;
    this.containers = wordSet(containers, ERROR);
    this.prefixes = wordSet(prefixes);
  }

  /** Adds the definitions of a file. */
  add(file: Node): void {
    this.visit(file, { scope: FILE, namespace: '', depth: 0, isLost: false });
  }

  /**
   * Returns the definitions in the order of the text. A mention (such as a declaration without a
   * body) is left out if the file also has the definition itself.
   */
  read(): Definition[] {
    const defined = new Set(this.found.filter(({ isMention }) => !isMention).map(fullNameOf));
    return this.found
      .filter((found) => !found.isMention || !defined.has(fullNameOf(found)))
      .map(({ name, namespace, startLine, endLine, isCertain }) => ({
        name,
        namespace,
        startLine,
        endLine,
        isCertain,
      }));
  }

  private visit(parent: Node, outer: Around): void {
    if (outer.depth === MAX_DEPTH) return;
    const nodes = intactNodesOf(parent);
    const strays = straysOf(parent, nodes, this.support.syntax.indentedBlocks ?? []);
    const isOpen = outer.isLost || parent.lastChild?.isMissing === true;
    let { namespace } = outer;
    let prefix: Node | null = null;
    for (const [index, node] of nodes.entries()) {
      const next = nodes[index + 1];
      const isLost = next === undefined ? isOpen : isCut(node, next) || strays.has(next);
      const around = { scope: outer.scope, namespace, depth: outer.depth + 1, isLost };
      const role = this.roleOf(node);
      if (strays.has(node)) continue;
      if (this.prefixes.has(node.type)) {
        prefix ??= node;
        continue;
      }
      if (role === 'trailer') {
        for (const found of this.last.values()) found.endLine = lastLineOf(node);
      } else if (role === 'namespace') {
        const body = node.childForFieldName('body');
        const inner = namespaceOf(node, body, outer.namespace);
        this.last = new Map();
        if (body === null) namespace = inner;
        else this.visit(body, { ...around, namespace: inner });
      } else {
        this.enter(node, prefix ?? node, around);
      }
      prefix = null;
    }
  }

  /**
   * Reads a node and its members.
   *
   * @param first the first node that belongs to the definition, such as a decorator before it
   */
  private enter(node: Node, first: Node, around: Around): void {
    const { type } = node;
    const declaration = this.support.declarations.rules[type]?.(node, around.scope) ?? null;
    const variables = (this.support.variables[type]?.(node, around.scope) ?? []).filter(
      ({ name }) => name !== declaration?.name,
    );
    if (declaration === null && variables.length === 0) {
      if (this.containers.has(type)) this.visit(node, around);
      else this.last = new Map();
      return;
    }
    const isIntact = !around.isLost && this.isIntact(node, declaration);
    const found = [...this.namedBy(declaration, node), ...variables]
      .filter(({ name }) => name.length < MAX_NAME)
      .map((named) =>
        this.join({
          name: named.name,
          namespace: around.namespace,
          startLine: (named.node === node ? first : named.node).startPosition.row + 1,
          endLine: lastLineOf(named.node),
          isCertain: isIntact,
          isMention: named.isMention === true,
        }),
      );
    if (declaration?.members) {
      this.last = new Map();
      this.visit(declaration.inner ?? node, { ...around, scope: declaration.members });
    }
    this.last = new Map(found.map((one) => [fullNameOf(one), one]));
  }

  /** Returns the definition that a declaration makes itself. Its members are not included. */
  private namedBy(declaration: Declaration | null, node: Node): NamedNode[] {
    if (declaration === null) return [];
    const { kind, name, inner = node } = declaration;
    const role = this.roleOf(inner);
    if (kind === null) return role === 'module' ? [{ name, node }] : [];
    const isFunction = kind === 'function' || kind === 'method';
    return [{ name, node, isMention: isFunction && role === 'mention' }];
  }

  /**
   * Whether the first and the last line of a node are certain. Syntax errors inside of a body do
   * not matter.
   */
  private isIntact(node: Node, declaration: Declaration | null): boolean {
    if (declaration === null) return !node.hasError;
    const { hasMacros = false } = this.support.syntax;
    return !isUnclosed(node) && (hasMacros || !isBroken(declaration.inner ?? node));
  }

  private roleOf(node: Node): DefinitionRole | undefined {
    return this.support.definitionRoles?.[node.type];
  }

  /**
   * Extends the previous definition if it has the same full name. Otherwise adds a new definition.
   */
  private join(found: Found): Found {
    const before = this.last.get(fullNameOf(found));
    if (before === undefined) {
      this.found.push(found);
      return found;
    }
    before.endLine = found.endLine;
    before.isCertain &&= found.isCertain;
    before.isMention &&= found.isMention;
    return before;
  }
}

function fullNameOf({ namespace, name }: Definition): string {
  return `${namespace} ${name}`;
}

/** Returns the last line that contains a character of the node. */
function lastLineOf(node: Node): number {
  const { row, column } = node.endPosition;
  return column === 0 && row > node.startPosition.row ? row : row + 1;
}

/**
 * Returns the full name of a namespace.
 *
 * @param body the node with the members of the namespace; `null` if all nodes that follow are
 * members
 */
function namespaceOf(node: Node, body: Node | null, outer: string): string {
  const name = nameOf(
    node.childForFieldName('name') ?? (body === null ? node.lastNamedChild : null),
  );
  return [outer, name].filter((part) => part !== '').join('.');
}
