import type { MdastNode } from 'satteri';

/** An element of MDX. */
export type JsxElement = Extract<
  MdastNode,
  { readonly type: 'mdxJsxTextElement' | 'mdxJsxFlowElement' }
>;

const STRING = /^\s*(?:'(?<single>[^'\\\n]*)'|"(?<double>[^"\\\n]*)"|`(?<template>[^`\\$]*)`)\s*$/;

/**
 * Returns the text of an expression that is nothing but a string without escapes; otherwise `null`.
 */
export function readString(expression: string): string | null {
  const { single, double, template } = STRING.exec(expression)?.groups ?? {};
  return single ?? double ?? template ?? null;
}

/**
 * Returns the target of an `<a>`. Returns `null` if it has none, and `unknown` if only running the
 * code could tell.
 */
export function targetOf({ attributes }: JsxElement): { href: string } | 'unknown' | null {
  for (const attribute of attributes) {
    if (attribute.type !== 'mdxJsxAttribute') return 'unknown';
    if (attribute.name !== 'href') continue;
    const { value } = attribute;
    const href =
      typeof value === 'object' && value !== null ? readString(value.value) : (value ?? '');
    return href === null ? 'unknown' : { href };
  }
  return null;
}

/** Whether an element belongs to HTML, and is no component. */
export function isHtml({ name }: JsxElement): boolean {
  return name === null || /^[a-z][^.]*$/.test(name);
}
