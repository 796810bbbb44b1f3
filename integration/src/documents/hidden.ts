import { readFrontmatter } from './frontmatter.ts';

/** What the page of a document shows of it by itself. */
export const PARTS = ['banner', 'sources'] as const;

/** One of {@link PARTS}. */
export type Part = (typeof PARTS)[number];

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
