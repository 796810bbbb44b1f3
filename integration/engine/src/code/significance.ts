import type { Outline } from './outline.ts';
import { plainForms } from './plain-text.ts';

/**
 * What it takes to get from one outline to another of the same language: a change of code, of
 * comments, or of whitespace at most.
 */
export function compareOutlines(
  before: Outline,
  after: Outline,
): 'code' | 'comment' | 'whitespace' {
  if (before.code !== after.code) return 'code';
  return before.text === after.text ? 'whitespace' : 'comment';
}

/**
 * What it takes to get from one text to another, in a file that is not parsed. Whitespace is how
 * lines end, what stands at their beginning and end, and blank lines, as far as the file's format
 * gives no meaning to it; within a line it is code, save in JSON.
 */
export function comparePlain(path: string, before: string, after: string): 'code' | 'whitespace' {
  const [old, now] = plainForms(path, before, after);
  return old === now ? 'whitespace' : 'code';
}
