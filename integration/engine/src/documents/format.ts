/** Whether a path names a document that can be a page. */
export function isMarkdown(file: string): boolean {
  return /\.(?:md|markdown|mdx)$/i.test(file);
}

/** Returns the format in which a document is parsed, by the name of its file. */
export function formatOf(file: string): 'md' | 'mdx' {
  return /\.mdx$/i.test(file) ? 'mdx' : 'md';
}
