import type { MdastNode } from 'satteri';

/** Returns the children of a node; none for a leaf. */
export function childrenOf(node: MdastNode): readonly MdastNode[] {
  return (node as { readonly children?: readonly MdastNode[] }).children ?? [];
}
