import type { MdastNode } from 'satteri';
import type { LineRange } from '../files/lines.ts';
import { childrenOf } from './tree.ts';

/** A comment that exempts references from all checks. Lines are counted from 1 in the file. */
export interface Exemption extends LineRange {
  /** The comment, such as `drift-ignore-line`. */
  readonly name: 'drift-ignore' | 'drift-ignore-line';
  /** The line of the comment itself. */
  readonly line: number;
}

/** Longer comments are not read, because the expressions take quadratic time. */
const MOST_CHARACTERS = 500;

/** A reason can follow two dashes, as in ESLint. */
const HTML = /^\s*<!--\s*(drift-ignore(?:-line)?)(?:\s+--\s.*?)?\s*-->\s*$/s;
const MDX = /^\s*\/\*\s*(drift-ignore(?:-line)?)(?:\s+--\s.*?)?\s*\*\/\s*$/s;

/**
 * Finds the comments that exempt references. `drift-ignore` concerns the next block, or the block
 * in which it stands. `drift-ignore-line` concerns its own line.
 */
export function findExemptions(root: MdastNode): Exemption[] {
  const found: Exemption[] = [];
  const visit = (node: MdastNode, block: MdastNode): void => {
    const children = childrenOf(node);
    children.forEach((child, index) => {
      const name = nameOf(child);
      if (name !== null) {
        const { startLine: line } = linesOf(child);
        const next = isInline(child, node) ? block : children[index + 1];
        const lines = name === 'drift-ignore' ? next && linesOf(next) : undefined;
        found.push({ name, line, ...(lines ?? { startLine: line, endLine: line }) });
      }
      visit(child, isInline(child, node) ? block : child);
    });
  };
  visit(root, root);
  return found;
}

function nameOf(node: MdastNode): Exemption['name'] | null {
  const pattern =
    node.type === 'html'
      ? HTML
      : node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression'
        ? MDX
        : null;
  const value = 'value' in node && typeof node.value === 'string' ? node.value : '';
  const [, name] = value.length > MOST_CHARACTERS ? [] : (pattern?.exec(value) ?? []);
  return name === 'drift-ignore' || name === 'drift-ignore-line' ? name : null;
}

/** The types of nodes whose children are text. */
const TEXT_BLOCKS = new Set<string>(['paragraph', 'heading', 'tableCell']);

function isInline(node: MdastNode, parent: MdastNode): boolean {
  return TEXT_BLOCKS.has(parent.type) || node.type === 'mdxTextExpression';
}

function linesOf({ position }: MdastNode): LineRange {
  const startLine = position?.start.line ?? 1;
  return { startLine, endLine: position?.end.line ?? startLine };
}
