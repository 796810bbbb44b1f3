/** The extensions of documents that can be pages, as Astro and its integrations know them. */
export const EXTENSIONS = [
  'md',
  'mdx',
  'markdown',
  'mdown',
  'mkdn',
  'mkd',
  'mdwn',
  'mdoc',
] as const;

const MARKDOWN = new RegExp(`\\.(?:${EXTENSIONS.join('|')})$`, 'i');

/** Whether a path names a document that can be a page. */
export function isMarkdown(file: string): boolean {
  return MARKDOWN.test(file);
}

/**
 * Returns the extensions of documents among some paths. `md` and `mdx` are always among them, because
 * a page may have had the other one before.
 */
export function extensionsIn(paths: Iterable<string>): string[] {
  const found = new Set<string>(['md', 'mdx']);
  for (const path of paths) {
    const extension = MARKDOWN.exec(path)?.[0].slice(1).toLowerCase();
    if (extension !== undefined) found.add(extension);
  }
  return [...found];
}

/** Returns the format in which a document is parsed, by the name of its file. */
export function formatOf(file: string): 'md' | 'mdx' {
  return /\.mdx$/i.test(file) ? 'mdx' : 'md';
}
