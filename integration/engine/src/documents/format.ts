/** Whether a path names a document that can be a page. */
export function isMarkdown(file: string): boolean {
  return /\.(?:md|markdown|mdx)$/i.test(file);
}

/** How a document is parsed, by its name. */
export function formatOf(file: string): 'md' | 'mdx' {
  return /\.mdx$/i.test(file) ? 'mdx' : 'md';
}
