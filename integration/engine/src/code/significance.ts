import { type Aspect, ASPECTS, type Outline } from './outline.ts';
import { plainForms } from './plain-text.ts';

/**
 * The kind of change between two outlines of the same language: the first aspect that differs.
 * Decision: Count only changes of the program as drift.
 */
export function compareOutlines(before: Outline, after: Outline): Aspect | 'format' {
  return ASPECTS.find((aspect) => before[aspect] !== after[aspect]) ?? 'format';
}

/**
 * The kind of change between two texts that are not parsed. White space is the kind of line
 * breaks, spaces at the beginning and end of lines, and blank lines, unless the format gives them a meaning.
 * Spaces within a line are code, except in JSON.
 */
export function comparePlain(path: string, before: string, after: string): 'code' | 'format' {
  const [old, now] = plainForms(path, before, after);
  return old === now ? 'format' : 'code';
}
