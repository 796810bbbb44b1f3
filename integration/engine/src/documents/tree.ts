import type { MdastNode } from 'satteri';

/** What a node of a document consists of; nothing for a leaf. */
export function childrenOf(node: MdastNode): readonly MdastNode[] {
  return (node as { readonly children?: readonly MdastNode[] }).children ?? [];
}
