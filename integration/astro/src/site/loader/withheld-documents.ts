import { isSecretName } from '@astro-drift/engine/internal/files/secret-names';
import { findSymbolicLink } from '@astro-drift/engine/internal/files/symbolic-link';
import { readFiltered } from '@astro-drift/engine/internal/git/attributes';
import { readIgnored } from '@astro-drift/engine/internal/git/ignored';
import { findRepository } from '@astro-drift/engine/internal/git/repository';

/**
 * Finds documents that a spec names and that must not be published all the same. Specs are untrusted:
 * one could name the configuration of git, or a link to a secret, to have it shown as a page.
 *
 * @param root absolute path of the repository
 * @param files repository-relative paths
 * @returns the reason for each such document, to be read behind its path
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
  // Git refuses to tell anything of a path beyond a symbolic link.
  const rest = files.filter((file) => !withheld.has(file));
  const [ignored, filtered] = await Promise.all([
    readIgnored(repository, rest),
    readFiltered(repository, rest),
  ]);
  for (const file of ignored) withheld.set(file, 'is ignored by git');
  for (const file of filtered) withheld.set(file, 'is changed by a filter of git');
  return withheld;
}
