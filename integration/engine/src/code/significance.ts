import type { Outline } from './outline.ts';
import { plainForms } from './plain-text.ts';

/**
 * The kind of change between two outlines of the same language: code, comments, or at most white
 * space. Decision: Count only changes of the program as drift.
 */
export function compareOutlines(
  before: Outline,
  after: Outline,
): 'code' | 'comment' | 'whitespace' {
  if (before.code !== after.code) return 'code';
  return before.text === after.text ? 'whitespace' : 'comment';
}

/**
 * The kind of change between two texts that are not parsed. White space is the kind of line
 * breaks, spaces at the beginning and end of lines, and blank lines, unless the format gives them a meaning.
 * Spaces within a line are code, except in JSON.
 */
export function comparePlain(path: string, before: string, after: string): 'code' | 'whitespace' {
  const [old, now] = plainForms(path, before, after);
  return old === now ? 'whitespace' : 'code';
}
