import { formatOf, isMarkdown } from '@astro-drift/engine/internal/documents/format';
import { readContained } from '@astro-drift/engine/internal/files/safe-path';

/** Facts that distinguish pages of the site from other Markdown files. */
export interface PageFileTerms {
  /** The folders of the site's pages and collections, relative to the repository. */
  readonly pageFolders: readonly string[];
  /** Whether all Markdown files count as pages because a private spec cannot be read. */
  readonly areAll: boolean;
}

/**
 * Finds the files that are pages: MDX, Markdown with frontmatter, and files in a folder of the
 * site's pages. A page that the site does not show, such as a draft, must not be published only
 * because another page cites or tracks it. A missing file counts as a page.
 *
 * @param root absolute path of the repository, with symbolic links resolved
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

/** Whether a text begins with frontmatter, also after blank lines. */
export function hasFrontmatter(text: string): boolean {
  return /^\s*---/.test(text);
}
