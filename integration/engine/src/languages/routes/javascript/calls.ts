import type { Names } from '../names.ts';
import type { Syntax } from '../syntax.ts';

/** A call of a method. */
export interface MethodCall {
  readonly node: Syntax;
  /** The object on which the method is called. */
  readonly object: Syntax;
  readonly property: Syntax;
  readonly name: string;
  readonly arguments: readonly Syntax[];
}

/** Reads a node as a call of a method. Returns `null` for any other node. */
export function methodCallOf(node: Syntax): MethodCall | null {
  const target = node.type === 'call_expression' ? node.part('function') : undefined;
  const object = target?.part('object');
  const property = target?.part('property');
  if (target?.type !== 'member_expression' || object === undefined || property === undefined) {
    return null;
  }
  return { node, object, property, name: property.text, arguments: argumentsOf(node) };
}

/** Returns the arguments of a call or of a `new` expression. */
export function argumentsOf(call: Syntax): readonly Syntax[] {
  const list = call.part('arguments');
  return list?.type === 'arguments' ? list.children : [];
}

/** Returns the value of a key in an object literal. */
export function propertyOf(node: Syntax | undefined, key: string): Syntax | undefined {
  if (node?.type !== 'object') return undefined;
  for (const child of node.children) {
    if (child.type === 'shorthand_property_identifier' && child.text === key) return child;
    if (child.type === 'pair' && child.part('key')?.text === key) return child.part('value');
  }
  return undefined;
}

/** Returns the function that an expression is, or that it names. */
export function functionOf(names: Names, node: Syntax | undefined): Syntax | null {
  if (node === undefined) return null;
  const meaning = names.meaning(node);
  const target = meaning === undefined ? node : (meaning.value ?? meaning.node);
  return target.part('body') === undefined || !target.type.includes('function') ? null : target;
}

/** Returns the name of a function's first parameter. */
export function firstParameter(node: Syntax): Syntax | undefined {
  const first = node.part('parameters')?.children[0] ?? node.part('parameter');
  return first?.part('pattern') ?? first;
}
