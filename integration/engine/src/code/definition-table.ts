import type { Node } from 'web-tree-sitter';
import type { Definition } from './definition.ts';
import {
  type Declaration,
  type Declarations,
  FILE,
  nameOf,
  type Scope,
} from './declarations/declaration.ts';
import { DECLARATIONS } from './declarations/index.ts';
import type { Language } from './language.ts';
import { ERROR, intactNodesOf, isBroken, isCut, isUnclosed, straysOf } from './intact.ts';
import { VALUES } from './values/index.ts';
import type { NamedNode, Values } from './values/value.ts';

/** What is inside of so many other nodes is nobody's. */
const MAX_DEPTH = 128;

/** Nobody writes down longer names, and they may have been cut. */
const MAX_NAME = 200;

/** What a node stands in. */
interface Around {
  readonly scope: Scope;
  readonly namespace: string;
  readonly depth: number;
  /** It is the last in something that is never closed, and may be what isn't. */
  readonly isLost: boolean;
}

/** A definition that may go on. */
interface Found extends Definition {
  endLine: number;
  isCertain: boolean;
  isMention: boolean;
}

/** Finds the definitions of a file. */
export class DefinitionTable {
  private readonly declarations: Declarations;
  private readonly values: Values;
  private readonly containers: ReadonlySet<string>;
  private readonly isIndented: boolean;
  /** What is wrong with a declaration may be all right to a preprocessor. */
  private readonly hasMacros: boolean;
  private readonly found: Found[] = [];
  /** What the node before defines. */
  private last: ReadonlyMap<string, Found> = new Map();

  constructor(language: Language) {
    this.declarations = DECLARATIONS[language];
    this.values = VALUES[language];
    this.isIndented = language === 'python';
    this.hasMacros = language === 'c' || language === 'cpp';
    this.containers = new Set([...this.declarations.containers, ERROR]);
  }

  /** Adds what a file defines. */
  add(file: Node): void {
    this.visit(file, { scope: FILE, namespace: '', depth: 0, isLost: false });
  }

  /** The definitions in the order of the text, without mentions of what is defined as well. */
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
    const strays = this.isIndented ? straysOf(parent, nodes) : null;
    const isOpen = outer.isLost || parent.lastChild?.isMissing === true;
    let { namespace } = outer;
    let prefix: Node | null = null;
    for (const [index, node] of nodes.entries()) {
      const next = nodes[index + 1];
      const isLost = next === undefined ? isOpen : isCut(node, next) || strays?.has(next) === true;
      const around = { scope: outer.scope, namespace, depth: outer.depth + 1, isLost };
      const role = this.values.roles[node.type];
      if (strays?.has(node) === true) continue;
      if (this.declarations.prefixes.includes(node.type)) {
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

  /** @param first where what belongs to the node begins */
  private enter(node: Node, first: Node, around: Around): void {
    const { type } = node;
    const declaration = this.declarations.rules[type]?.(node, around.scope) ?? null;
    const values = (this.values.rules[type]?.(node, around.scope) ?? []).filter(
      ({ name }) => name !== declaration?.name,
    );
    if (declaration === null && values.length === 0) {
      if (this.containers.has(type)) this.visit(node, around);
      else this.last = new Map();
      return;
    }
    const isIntact = !around.isLost && this.isIntact(node, declaration);
    const found = [...this.namedBy(declaration, node), ...values]
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

  /** What a declaration defines itself, other than what is inside of it. */
  private namedBy(declaration: Declaration | null, node: Node): NamedNode[] {
    if (declaration === null) return [];
    const { kind, name, inner = node } = declaration;
    const role = this.values.roles[inner.type];
    if (kind === null) return role === 'module' ? [{ name, node }] : [];
    const isFunction = kind === 'function' || kind === 'method';
    return [{ name, node, isMention: isFunction && role === 'mention' }];
  }

  /** Whether a node has the lines that it should, whatever is wrong inside of what it declares. */
  private isIntact(node: Node, declaration: Declaration | null): boolean {
    if (declaration === null) return !node.hasError;
    return !isUnclosed(node) && (this.hasMacros || !isBroken(declaration.inner ?? node));
  }

  /** Lets the definition before it, if that has the same name, go on. */
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

/** The last line that has something of a node. */
function lastLineOf(node: Node): number {
  const { row, column } = node.endPosition;
  return column === 0 && row > node.startPosition.row ? row : row + 1;
}

/** @param body what is in the namespace, if that isn't all that follows */
function namespaceOf(node: Node, body: Node | null, outer: string): string {
  const name = nameOf(
    node.childForFieldName('name') ?? (body === null ? node.lastNamedChild : null),
  );
  return [outer, name].filter((part) => part !== '').join('.');
}
