import type { Node } from 'web-tree-sitter';

/** What a declaration can be. Routes are found in another way. */
export type DeclarationKind = 'function' | 'method' | 'class' | 'type';

/** The scope in which a declaration stands: a file, a class, a module. */
export interface Scope {
  /** The prefix of the names of its members; empty at the top of a file. */
  readonly path: string;
  /** What its functions are. A Ruby class has methods, and its `class << self` singleton methods. */
  readonly functions: 'functions' | 'methods' | 'singleton methods';
}

/** A declaration: a symbol, a scope for other symbols, or both. */
export interface Declaration {
  /** `null` for a scope that is no symbol, such as an `impl` of Rust. */
  readonly kind: DeclarationKind | null;
  /** The qualified name. */
  readonly name: string;
  /** The scope of its members; `null` where they are not looked at, as in a function. */
  readonly members: Scope | null;
  /** The inner node that is declared, where the node is an `export` or has decorators. */
  readonly inner?: Node;
}

/** Reads a node as a declaration; `null` if it declares nothing. */
export type DeclarationRule = (node: Node, scope: Scope) => Declaration | null;

/** How a language declares symbols. Node types are those of its grammar. */
export interface Declarations {
  /** A rule for each type of node that can declare a symbol. */
  readonly rules: Readonly<Record<string, DeclarationRule>>;
  /**
   * Types of nodes, separated by spaces, whose children can be declarations. The children of all
   * other nodes are ignored.
   */
  readonly containers: string;
  /** Types of sibling nodes that belong to the declaration after them, such as decorators. */
  readonly prefixes?: string;
}

/** The scope of a whole file. */
export const FILE: Scope = { path: '', functions: 'functions' };

/** Longer names are cut. */
const MAX_NAME = 200;

/** The text of a node on one line, cut where it is too long; empty for no node. */
export function nameOf(node: Node | null | undefined): string {
  return node?.text.slice(0, MAX_NAME).replace(/\s+/g, ' ') ?? '';
}

/** The text of a node's field `name`. */
export function ownName(node: Node | null | undefined): string {
  return nameOf(node?.childForFieldName('name'));
}

/** Puts the path of a scope before a name. */
export function qualify(scope: Scope, separator: string, name: string): string {
  return scope.path === '' ? name : `${scope.path}${separator}${name}`;
}

/** Declares a function, or a method where the scope has methods. */
export function functionNamed(name: string, scope: Scope, separator: string): Declaration | null {
  if (name === '') return null;
  const kind = scope.functions === 'functions' ? 'function' : 'method';
  return { kind, name: qualify(scope, separator, name), members: null };
}

/** Declares a class, or another type that has methods. */
export function typeNamed(
  kind: 'class' | 'type',
  name: string,
  scope: Scope,
  separator: string,
): Declaration | null {
  if (name === '') return null;
  const path = qualify(scope, separator, name);
  return { kind, name: path, members: { path, functions: 'methods' } };
}

/** Declares a type without members, such as another name for a type. */
export function aliasNamed(name: string, scope: Scope, separator: string): Declaration | null {
  return name === ''
    ? null
    : { kind: 'type', name: qualify(scope, separator, name), members: null };
}

/** Declares a scope that is no symbol, such as a module. */
export function scopeNamed(
  name: string,
  scope: Scope,
  separator: string,
  functions: Scope['functions'],
): Declaration {
  const path = qualify(scope, separator, name);
  return { kind: null, name: path, members: { path, functions } };
}

/** The rules for nodes whose field `name` has the name. */
export interface NamedRules {
  readonly declareFunction: DeclarationRule;
  readonly declareClass: DeclarationRule;
  readonly declareType: DeclarationRule;
  readonly declareAlias: DeclarationRule;
}

/**
 * Makes the rules that most languages share.
 *
 * @param separator stands between the parts of a qualified name
 */
export function namedRules(separator: string): NamedRules {
  return {
    declareFunction: (node, scope) => functionNamed(ownName(node), scope, separator),
    declareClass: (node, scope) => typeNamed('class', ownName(node), scope, separator),
    declareType: (node, scope) => typeNamed('type', ownName(node), scope, separator),
    declareAlias: (node, scope) => aliasNamed(ownName(node), scope, separator),
  };
}
