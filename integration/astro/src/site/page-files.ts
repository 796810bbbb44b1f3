import { formatOf, isMarkdown } from '@astro-drift/engine/internal/documents/format';
import { readContained } from '@astro-drift/engine/internal/files/safe-path';

/** What distinguishes pages of the site from other Markdown files. */
export interface PageFileTerms {
  /** The folders of the site's pages and content collections, relative to the repository. */
  readonly pageFolders: readonly string[];
  /**
   * Whether every Markdown file counts as a page. This is the case if a spec, which may be private,
   * cannot be read.
   */
  readonly areAll: boolean;
}

/**
 * Finds the files that are pages. These are MDX files, Markdown files with frontmatter, and files
 * in a folder of the site's pages. A missing file counts as a page. If the site does not show a
 * page, such as a draft, it must not be published only because another page cites or tracks it.
 *
 * @param root the absolute path of the repository, with symbolic links resolved
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

/** Returns whether a text begins with frontmatter. Blank lines may come before it. */
export function hasFrontmatter(text: string): boolean {
  return /^\s*---/.test(text);
}
