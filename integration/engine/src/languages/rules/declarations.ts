import type { Node } from 'web-tree-sitter';

/**
 * The kinds of symbols that a declaration can declare. Routes are not among them, because they are
 * found in another way.
 */
export type DeclarationKind = 'function' | 'method' | 'class' | 'type';

/** The scope that contains a declaration: a file, a class or a module. */
export interface Scope {
  /** The prefix of the names in this scope. It is empty at the top of a file. */
  readonly path: string;
  /**
   * What a function in this scope is. In a Ruby class, it is a method. In `class << self`, it is a
   * singleton method.
   */
  readonly functions: 'functions' | 'methods' | 'singleton methods';
}

/** What a node declares: a symbol, a scope for other symbols, or both. */
export interface Declaration {
  /** It is `null` for a scope that is no symbol, such as an `impl` of Rust. */
  readonly kind: DeclarationKind | null;
  /** The qualified name. */
  readonly name: string;
  /** The scope of the members. It is `null` if members are not read, as in a function. */
  readonly members: Scope | null;
  /**
   * The node that is declared, if it is inside of the given node. An `export` or a node with
   * decorators contains it.
   */
  readonly inner?: Node;
}

/** Reads a node as a declaration. Returns `null` if the node declares nothing. */
export type DeclarationRule = (node: Node, scope: Scope) => Declaration | null;

/** How a language declares symbols. Node types are those of the language's grammar. */
export interface Declarations {
  /** The rules for node types that can declare a symbol. */
  readonly rules: Readonly<Record<string, DeclarationRule>>;
  /**
   * Node types whose children can be declarations, separated by spaces. The children of all other
   * nodes are skipped.
   */
  readonly containers: string;
  /**
   * Types of nodes that belong to the declaration that follows them, such as decorators. They are
   * separated by spaces.
   */
  readonly prefixes?: string;
}

/** The scope of a whole file. */
export const FILE: Scope = { path: '', functions: 'functions' };

/** The length at which names are cut. */
const MAX_NAME = 200;

/**
 * Returns the text of a node on one line. A text that is too long is cut. Without a node, the
 * result is empty.
 */
export function nameOf(node: Node | null | undefined): string {
  return node?.text.slice(0, MAX_NAME).replace(/\s+/g, ' ') ?? '';
}

/** Returns the text of a node's field `name`. */
export function ownName(node: Node | null | undefined): string {
  return nameOf(node?.childForFieldName('name'));
}

/** Returns a name with the path of its scope before it. */
export function qualify(scope: Scope, separator: string, name: string): string {
  return scope.path === '' ? name : `${scope.path}${separator}${name}`;
}

/** Declares a function. In a scope that has methods, it declares a method. */
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

/** Rules for nodes that have their name in the field `name`. */
export interface NamedRules {
  readonly declareFunction: DeclarationRule;
  readonly declareClass: DeclarationRule;
  readonly declareType: DeclarationRule;
  readonly declareAlias: DeclarationRule;
}

/**
 * Makes the rules that most languages share.
 *
 * @param separator the text between the parts of a qualified name
 */
export function namedRules(separator: string): NamedRules {
  return {
    declareFunction: (node, scope) => functionNamed(ownName(node), scope, separator),
    declareClass: (node, scope) => typeNamed('class', ownName(node), scope, separator),
    declareType: (node, scope) => typeNamed('type', ownName(node), scope, separator),
    declareAlias: (node, scope) => aliasNamed(ownName(node), scope, separator),
  };
}
