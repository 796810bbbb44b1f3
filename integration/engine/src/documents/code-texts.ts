import type { MdastNode } from 'satteri';
import { type Position, startOf } from './position.ts';
import { childrenOf } from './tree.ts';

/** Inline code or a code block of a document. It is plain data. */
export interface CodeText extends Position {
  /** The language that a code block names, in lower case; `null` for inline code. */
  readonly language: string | null;
  /** What stands after the language of a code block, such as its title. */
  readonly meta: string;
  readonly text: string;
  /**
   * The line on which the code begins: the first backtick of inline code, or the first line inside
   * of a block. `column` belongs to the backtick, and is 1 for a block.
   */
  readonly line: number;
}

/** Finds the inline code and the code blocks of a document, in the order of the text. */
export function readCodeTexts(root: MdastNode, text: string): CodeText[] {
  const lines = text.split(/\r?\n/);
  const found: CodeText[] = [];
  const visit = (node: MdastNode): void => {
    const { line, column } = startOf(node);
    if (node.type === 'inlineCode') {
      found.push({ language: null, meta: '', text: node.value, line, column });
    } else if (node.type === 'code') {
      const isFenced = /^[\s>*+\d.)-]*(?:```|~~~)/.test(lines[line - 1] ?? '');
      found.push({
        language: node.lang?.toLowerCase() ?? '',
        meta: node.meta ?? '',
        text: node.value,
        line: isFenced ? line + 1 : line,
        column: 1,
      });
    }
    childrenOf(node).forEach(visit);
  };
  visit(root);
  return found;
}
