import { fetchTexts } from '../git/fetch.ts';
import type { Repository } from '../git/repository.ts';
import { withTemporaryObjects } from '../git/temporary-objects.ts';
import type { FileVersion } from './file-versions.ts';
import { isIgnored } from './ignored-commits.ts';

/** Whether a commit changed the content, and not only the name or the mode. */
export function isEdit({ oid, previous }: FileVersion): boolean {
  return oid !== previous;
}

/**
 * Finds the newest versions of pages that do not count as a review. In such a version only line
 * endings or blank lines at the end changed, or its commit is ignored.
 *
 * @param pages the versions of each page, newest first
 * @param ignored commit ids, whole or shortened to at least 7 digits
 */
export async function findTrivialEdits(
  repository: Repository,
  pages: readonly (readonly FileVersion[])[],
  ignored: readonly string[],
): Promise<ReadonlySet<FileVersion>> {
  const trivial = new Set<FileVersion>();
  let open = pages;
  while (open.length > 0) {
    const newest = open.flatMap((versions) => {
      const edit = versions.find((version) => isEdit(version) && !trivial.has(version));
      const previous = edit?.previous ?? null;
      return edit === undefined || previous === null ? [] : [{ versions, edit, previous }];
    });
    const oids = newest.flatMap(({ edit, previous }) => [edit.oid, previous]);
    const texts = await withTemporaryObjects(repository, (session) => fetchTexts(session, oids));
    open = newest
      .filter(({ edit, previous }) => {
        const [now, before] = [texts.get(edit.oid), texts.get(previous)];
        const isSame = now !== undefined && before !== undefined && plain(now) === plain(before);
        return isSame || isIgnored(edit.commit.oid, ignored);
      })
      .map(({ versions, edit }) => {
        trivial.add(edit);
        return versions;
      });
  }
  return trivial;
}

function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd();
}
