import type { Root } from 'hast';
import { formatOf } from '../../documents/format.ts';
import { documentOf, endMark, startMark } from './mark.ts';

/** The part of a VFile that is needed here. */
interface RenderedFile {
  readonly path?: string;
}

/** Marks Markdown documents of a repository for `unified()`, where a site uses that instead. */
export function rehypeMarks({ root }: { root: string }) {
  return (tree: Root, { path }: RenderedFile): void => {
    const file = documentOf(root, path);
    if (file === null || formatOf(file) === 'mdx') return;
    tree.children = [startMark(file), ...tree.children, endMark()];
  };
}
