import type { MdastNode } from 'satteri';
import { readHtml } from './raw-html.ts';
import { childrenOf } from './tree.ts';

/** The fewest words that count as text. */
const FEWEST_WORDS = 10;

/** Chinese and Japanese words have no spaces between them. */
const WORDS = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * Returns whether each section has text of its own, without its heading and its subsections. The
 * first section is the text before the first heading. These are no text: fewer than ten words, code
 * blocks, and entries of a list that begin with a link.
 */
export function findSectionsWithText(root: MdastNode): boolean[] {
  const counts = [0];
  const visit = (node: MdastNode): void => {
    if (node.type === 'heading') {
      counts.push(0);
      return;
    }
    const last = counts.length - 1;
    const count = counts[last] ?? 0;
    const text = textOf(node);
    if (text !== null && count < FEWEST_WORDS) counts[last] = count + countWords(text);
    const children = childrenOf(node);
    const isEntry = node.type === 'listItem' && children[0]?.type === 'paragraph';
    // A list below the entry may have text.
    (isEntry && beginsWithLink(children[0]) ? children.slice(1) : children).forEach(visit);
  };
  visit(root);
  return counts.map((count) => count >= FEWEST_WORDS);
}

function textOf(node: MdastNode): string | null {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type !== 'html') return null;
  return readHtml(node.value)
    .map((token) => (token.kind === 'text' ? token.text : ' '))
    .join('');
}

/** Counts words, up to the number that decides. */
function countWords(text: string): number {
  let count = 0;
  for (const { isWordLike = false } of WORDS.segment(text)) {
    if (isWordLike) count++;
    if (count === FEWEST_WORDS) break;
  }
  return count;
}

/** Whether the first text of a node is the text of a link. */
function beginsWithLink(node: MdastNode | undefined): boolean {
  if (node === undefined) return false;
  if (node.type === 'link' || node.type === 'linkReference') return true;
  const [first] = childrenOf(node).filter(
    (child) => child.type !== 'text' || child.value.trim() !== '',
  );
  return beginsWithLink(first);
}
