import type { FileTree } from '../files/file-tree.ts';
import { parseCodeowners } from './codeowners.ts';
import { chooseCodeowners, CODEOWNERS_FILES } from './dialect.ts';

/**
 * Reads the owners of the files in a repository. If there is no CODEOWNERS file, no file has an
 * owner.
 *
 * @param remote the address from which the repository was cloned
 */
export async function readOwners(
  files: Pick<FileTree, 'readText'>,
  remote: string | null,
): Promise<(path: string) => string[]> {
  const places = [...new Set(Object.values(CODEOWNERS_FILES).flat())];
  const texts = new Map<string, string>();
  await Promise.all(
    places.map(async (place) => {
      const text = await files.readText(place);
      if (text !== null) texts.set(place, text);
    }),
  );
  const chosen = chooseCodeowners(texts, remote);
  if (chosen === null) return () => [];
  const owners = parseCodeowners(texts.get(chosen.file) ?? '', chosen.dialect);
  return (path) => owners.ownersOf(path);
}
