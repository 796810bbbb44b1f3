import { type Aspect, ASPECTS, type Outline } from './outline.ts';
import { plainForms } from './plain-text.ts';

/**
 * Returns the kind of change between two outlines of the same language: the first aspect in which
 * they differ.
 *
 * Decision: Count only changes of the program as drift.
 */
export function compareOutlines(before: Outline, after: Outline): Aspect | 'format' {
  return ASPECTS.find((aspect) => before[aspect] !== after[aspect]) ?? 'format';
}

/**
 * Returns the kind of change between two texts that are not parsed. These differences are `format`:
 * the kind of line breaks, spaces at the beginning and end of lines, and blank lines. If one of
 * them has a meaning in the format of the file, it is `code`. Spaces within a line are `code`,
 * except in JSON.
 */
export function comparePlain(path: string, before: string, after: string): 'code' | 'format' {
  const [old, now] = plainForms(path, before, after);
  return old === now ? 'format' : 'code';
}
