import type { HastPluginEntry, HastVisitorContext, HastNode } from 'satteri';
import { citeMark, documentOf, endMark, isRelative, mayCite, startMark } from './mark.ts';

/** Marks documents of a repository for Astro's own Markdown processor. */
export function satteriMarks(root: string): HastPluginEntry {
  return ({ fileURL }) => {
    const file = documentOf(root, fileURL);
    if (file === null) return false;
    return {
      name: 'astro-drift',
      before(tree, context) {
        context.prependChild(tree, startMark(file));
      },
      after(tree, context) {
        context.appendChild(tree, endMark());
      },
      element: [
        {
          filter: ['code'],
          visit(node, context) {
            const text = context.textContent(node);
            if (mayCite(text) && !isInside(node, context, ['a', 'pre'])) {
              context.wrapNode(node, citeMark(text));
            }
          },
        },
        {
          filter: ['a'],
          visit(node, context) {
            const { href } = node.properties;
            if (isRelative(href)) context.setProperty(node, 'data-drift-href', href);
          },
        },
      ],
    };
  };
}

function isInside(node: HastNode, context: HastVisitorContext, tags: readonly string[]): boolean {
  let parent = context.parent(node);
  while (parent !== undefined && parent.type !== 'root') {
    if ('tagName' in parent && tags.includes(parent.tagName)) return true;
    if ('name' in parent && tags.includes(String(parent.name))) return true;
    parent = context.parent(parent);
  }
  return false;
}
