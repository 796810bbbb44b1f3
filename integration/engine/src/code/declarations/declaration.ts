import type { Node } from 'web-tree-sitter';
import type { SymbolKind } from '../symbols.ts';

/** What encloses a declaration. */
export interface Scope {
  /** The name that its members are qualified with; empty at the top of a file. */
  readonly path: string;
  /** What its functions are. A Ruby class has methods; its `class << self`, singleton methods. */
  readonly functions: 'functions' | 'methods' | 'singleton methods';
}

/** A declaration: a symbol, what encloses symbols, or both. */
export interface Declaration {
  /** `null` for what is no symbol itself, such as a Rust `impl`. */
  readonly kind: SymbolKind | null;
  /** Qualified. */
  readonly name: string;
  /** How its members are qualified; `null` where there are none, as in a function. */
  readonly members: Scope | null;
  /** The declaration proper, where it stands in an `export`, or after decorators. */
  readonly inner?: Node;
}

/** Says what a node declares; `null` for nothing. */
export type Rule = (node: Node, scope: Scope) => Declaration | null;

/** How a language declares its symbols, by the types of nodes in its grammar. */
export interface Declarations {
  readonly rules: Readonly<Record<string, Rule>>;
  /** Nodes that are looked into. Those of any other type hide what they hold. */
  readonly containers: readonly string[];
  /** Nodes that stand before a declaration, beside it, and belong to it. */
  readonly prefixes: readonly string[];
}

/** A file is the outermost scope. */
export const FILE: Scope = { path: '', functions: 'functions' };

const MAX_NAME = 200;

/** The text of a node, on one line and cut where it is too long; empty where there is none. */
export function nameOf(node: Node | null | undefined): string {
  return node?.text.slice(0, MAX_NAME).replace(/\s+/g, ' ') ?? '';
}

/** A name below that of a scope. */
export function qualify(scope: Scope, separator: string, name: string): string {
  return scope.path === '' ? name : `${scope.path}${separator}${name}`;
}

/** A function, or what a function is in its scope. */
export function functionNamed(name: string, scope: Scope, separator: string): Declaration | null {
  if (name === '') return null;
  const kind = scope.functions === 'functions' ? 'function' : 'method';
  return { kind, name: qualify(scope, separator, name), members: null };
}

/** A class or a type that has methods. */
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
