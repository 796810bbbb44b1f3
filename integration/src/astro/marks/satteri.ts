import type { HastPluginEntry } from 'satteri';
import { formatOf } from '../../documents/format.ts';
import { documentOf, endMark, startMark } from './mark.ts';

/** Marks Markdown documents of a repository for Astro's own processor. */
export function satteriMarks(root: string): HastPluginEntry {
  return ({ fileURL }) => {
    const file = documentOf(root, fileURL);
    if (file === null || formatOf(file) === 'mdx') return false;
    return {
      name: 'astro-drift',
      before(tree, context) {
        context.prependChild(tree, startMark(file));
      },
      after(tree, context) {
        context.appendChild(tree, endMark());
      },
    };
  };
}
