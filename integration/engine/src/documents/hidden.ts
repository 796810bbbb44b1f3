import { readFrontmatter } from './frontmatter.ts';
import { type Part, PARTS } from './part.ts';

/**
 * The parts that a document's frontmatter keeps off its page: both with `drift: false`, one with
 * `drift: { banner: false }`. Frontmatter that cannot be read is for others to complain about.
 */
export function readHidden(text: string): Part[] {
  // Most documents say nothing of it, and reading YAML takes its time.
  if (!/^["']?drift["']? *:/m.test(text)) return [];
  const value = fieldOf(text);
  if (value === false) return [...PARTS];
  if (typeof value !== 'object' || value === null) return [];
  const shown = value as Readonly<Record<string, unknown>>;
  return PARTS.filter((part) => shown[part] === false);
}

function fieldOf(text: string): unknown {
  try {
    return readFrontmatter(text).data['drift'];
  } catch {
    return undefined;
  }
}
