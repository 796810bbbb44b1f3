import { isSecretName } from '@astro-drift/engine/internal/files/secret-names';
import { findSymbolicLink } from '@astro-drift/engine/internal/files/symbolic-link';
import { readFiltered } from '@astro-drift/engine/internal/git/attributes';
import { readIgnored } from '@astro-drift/engine/internal/git/ignored';
import { findRepository } from '@astro-drift/engine/internal/git/repository';

/**
 * Finds documents that must not be published, although a spec names them. Specs are not trusted. A
 * spec could name git's configuration, or a link to a secret, so that it becomes a page.
 *
 * @param root the absolute path of the repository
 * @param files paths relative to the repository
 * @returns the reason for each such document; in a sentence, it follows the path
 */
export async function findWithheldDocuments(
  root: string,
  files: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    files.map(async (file): Promise<[string, string | null]> => {
      if (file.toLowerCase().split('/').includes('.git')) return [file, 'belongs to git'];
      if (isSecretName(file)) return [file, 'has a name that secrets have'];
      const link = await findSymbolicLink(root, file);
      return [file, link === null ? null : `is reached through the symbolic link ${link}`];
    }),
  );
  const withheld = new Map(
    found.flatMap(([file, reason]) => (reason === null ? [] : [[file, reason]])),
  );
  const repository = await findRepository(root);
  if (repository === null) return withheld;
  // Git says nothing about a path behind a symbolic link.
  const rest = files.filter((file) => !withheld.has(file));
  const [ignored, filtered] = await Promise.all([
    readIgnored(repository, rest),
    readFiltered(repository, rest),
  ]);
  for (const file of ignored) withheld.set(file, 'is ignored by git');
  for (const file of filtered) withheld.set(file, 'is changed by a filter of git');
  return withheld;
}
