import type { Repository } from './repository.ts';

const NOT_OWN = ['linguist-generated', 'linguist-vendored'];

/**
 * Those of some paths that `.gitattributes` calls generated or somebody else's.
 *
 * @param paths repository-relative
 */
export async function readNotOwn(
  { git }: Repository,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set();
  const input = paths.map((path) => `${path}\0`).join('');
  const listed = await git.text(['check-attr', '-z', '--stdin', ...NOT_OWN], { input });
  const fields = listed.split('\0');
  const found = new Set<string>();
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [path = '', , value = ''] = fields.slice(at, at + 3);
    if (value === 'set' || value === 'true') found.add(path);
  }
  return found;
}
