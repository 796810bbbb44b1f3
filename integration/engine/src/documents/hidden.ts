import { readFrontmatter } from './frontmatter.ts';
import { type Part, PARTS } from './part.ts';

/**
 * Reads which parts a document's frontmatter keeps off its page. `drift: false` hides all parts,
 * and `drift: { banner: false }` hides one. Frontmatter that cannot be read is reported by other
 * code.
 */
export function readHidden(text: string): Part[] {
  // Most documents have no such field, and reading YAML takes time.
  if (!/^\[?["']?drift["']? *[:=.\]]/m.test(text)) return [];
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
