import { formatOf, isMarkdown } from '@astro-drift/engine/internal/documents/format';
import { readContained } from '@astro-drift/engine/internal/files/contained';

/** Facts that tell pages of the site from other Markdown files. */
export interface PageFileTerms {
  /** The folders of the site's pages and collections, repository-relative. */
  readonly pageFolders: readonly string[];
  /** Whether all Markdown files count as pages, because a private spec cannot be read. */
  readonly areAll: boolean;
}

/**
 * Finds, among files, those that are written to be pages: MDX, Markdown with frontmatter, and what
 * is in a folder of the site's pages. A page that the site does not show, such as a draft, is not to be
 * published by way of those that cite it or track it. What is gone might have been one.
 *
 * @param root absolute path of the repository, links resolved
 */
export async function readPageFiles(
  root: string,
  files: readonly string[],
  { pageFolders, areAll }: PageFileTerms,
): Promise<ReadonlySet<string>> {
  const isPage = async (file: string): Promise<boolean> => {
    if (areAll || formatOf(file) === 'mdx') return true;
    if (pageFolders.some((folder) => file.startsWith(`${folder}/`))) return true;
    const text = await readContained(root, file);
    return text === null || hasFrontmatter(text);
  };
  const markdown = [...new Set(files)].filter(isMarkdown);
  const found = await Promise.all(markdown.map(async (file) => ((await isPage(file)) ? file : [])));
  return new Set(found.flat());
}

/** Whether a text begins with frontmatter, be it below blank lines. */
export function hasFrontmatter(text: string): boolean {
  return /^\s*---/.test(text);
}
