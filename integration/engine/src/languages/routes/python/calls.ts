import { methodNamed } from '../methods.ts';
import type { Syntax } from '../syntax.ts';

/** The arguments of a call, by position and by name. */
export interface Arguments {
  readonly positional: readonly Syntax[];
  readonly named: ReadonlyMap<string, Syntax>;
}

/** A call of a method. */
export interface MethodCall extends Arguments {
  readonly node: Syntax;
  /** The object on which the method is called. */
  readonly object: Syntax;
  readonly name: string;
}

/** Reads a node as a call of a method. Returns `null` for any other node. */
export function methodCallOf(node: Syntax | undefined): MethodCall | null {
  const target = node?.type === 'call' ? node.part('function') : undefined;
  const object = target?.part('object');
  const name = target?.part('attribute')?.text;
  if (node === undefined || object === undefined || name === undefined) return null;
  return { node, object, name, ...argumentsOf(node) };
}

/** Reads the arguments of a call. */
export function argumentsOf(call: Syntax): Arguments {
  const positional: Syntax[] = [];
  const named = new Map<string, Syntax>();
  for (const argument of call.part('arguments')?.children ?? []) {
    const name = argument.type === 'keyword_argument' ? argument.part('name')?.text : undefined;
    const value = argument.part('value');
    if (name === undefined || value === undefined) positional.push(argument);
    else named.set(name, value);
  }
  return { positional, named };
}

/**
 * Returns the HTTP methods of a view that does not list them. A function accepts GET, and a class
 * accepts the methods that it defines.
 */
export function methodsOfClass(definition: Syntax | undefined): readonly (string | null)[] {
  if (definition === undefined || definition.type === 'function_definition') return ['GET'];
  const methods = (definition.part('body')?.children ?? []).flatMap((member) => {
    const method = member.type === 'decorated_definition' ? member.part('definition') : member;
    const name = method?.type === 'function_definition' ? method.part('name')?.text : undefined;
    return (name === undefined ? undefined : methodNamed(name)) ?? [];
  });
  return methods.length === 0 ? [null] : methods;
}
