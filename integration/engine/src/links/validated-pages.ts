import type { FileTree } from '../files/file-tree.ts';

/** The folder of a site whose content has a page. */
const SITE = /^(?<folder>(?:.*\/)?)src\/content\//;

/** The packages that check the links of an Astro site when it is built. */
const VALIDATOR = /"(?:starlight-links-validator|astro-broken-links-checker)"\s*:/;

/** Returns the pages of sites that depend on a validator of links. */
export async function findValidated(
  pages: readonly string[],
  files: FileTree,
): Promise<ReadonlySet<string>> {
  const folders = Map.groupBy(pages, (page) => SITE.exec(page)?.groups?.['folder']);
  const validated = await Promise.all(
    [...folders].map(async ([folder, own]) => {
      if (folder === undefined) return [];
      const manifest = await files.readText(`${folder}package.json`);
      return manifest !== null && VALIDATOR.test(manifest) ? own : [];
    }),
  );
  return new Set(validated.flat());
}
