import type { Element, ElementContent, Root, RootContent } from 'hast';
import { citeMark, documentOf, endMark, isRelative, mayCite, startMark } from './mark.ts';

/** The part of a VFile that is needed here. */
interface RenderedFile {
  readonly path?: string;
}

/** Marks documents of a repository for `unified()`, where a site uses that instead. */
export function rehypeMarks({ root }: { root: string }) {
  return (tree: Root, { path }: RenderedFile): void => {
    const file = documentOf(root, path);
    if (file === null) return;
    tree.children = tree.children.map((child) => mark(child));
    tree.children.unshift(startMark(file));
    tree.children.push(endMark());
  };
}

function mark(node: RootContent): RootContent {
  if (!('children' in node) || !('tagName' in node || 'name' in node)) return node;
  if (node.type !== 'element') return withMarkedChildren(node as unknown as Element);
  if (node.tagName === 'code') return markCode(node);
  if (node.tagName === 'pre') return node;
  if (node.tagName === 'a') return markLink(node);
  return withMarkedChildren(node);
}

function withMarkedChildren(node: Element): Element {
  node.children = node.children.map((child) => mark(child) as ElementContent);
  return node;
}

function markCode(node: Element): Element {
  const text = textOf(node);
  return mayCite(text) ? { ...citeMark(text), children: [node] } : node;
}

function markLink(node: Element): Element {
  const { href } = node.properties;
  if (isRelative(href)) node.properties['data-drift-href'] = href;
  return node;
}

function textOf(node: Element | ElementContent): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
