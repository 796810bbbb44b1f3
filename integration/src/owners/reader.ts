import { readContained } from '../files/contained.ts';
import { parseCodeowners } from './codeowners.ts';
import { chooseCodeowners, CODEOWNERS_FILES } from './dialect.ts';

/**
 * Reads who owns the files of a repository; where there is no CODEOWNERS file, nobody does.
 *
 * @param root absolute path of the repository, links resolved
 * @param remote where it was cloned from
 */
export async function readOwners(
  root: string,
  remote: string | null,
): Promise<(path: string) => string[]> {
  const places = [...new Set(Object.values(CODEOWNERS_FILES).flat())];
  const texts = new Map<string, string>();
  await Promise.all(
    places.map(async (place) => {
      const text = await readContained(root, place);
      if (text !== null) texts.set(place, text);
    }),
  );
  const chosen = chooseCodeowners(texts, remote);
  if (chosen === null) return () => [];
  const owners = parseCodeowners(texts.get(chosen.file) ?? '', chosen.dialect);
  return (path) => owners.ownersOf(path);
}
