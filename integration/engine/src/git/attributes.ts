import type { Repository } from './repository.ts';

const GENERATED = 'linguist-generated';
const NOT_OWN = [GENERATED, 'linguist-vendored'];

/** The values of an attribute that a file does not have. */
const ABSENT = new Set(['unspecified', 'unset']);

/**
 * Returns the paths that `.gitattributes` calls generated or vendored.
 *
 * @param paths the repository-relative paths to look up
 */
export async function readNotOwn(
  repository: Repository,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  return readSet(repository, paths, NOT_OWN);
}

/**
 * Returns the paths that `.gitattributes` calls generated.
 *
 * @param paths the repository-relative paths to look up
 */
export async function readGenerated(
  repository: Repository,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  return readSet(repository, paths, [GENERATED]);
}

/** Returns the paths for which one of the attributes is set. */
async function readSet(
  repository: Repository,
  paths: readonly string[],
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  return new Set(
    (await readAttributes(repository, paths, names))
      .filter(({ value }) => value === 'set' || value === 'true')
      .map(({ path }) => path),
  );
}

/**
 * Returns the paths to which a filter applies, such as that of git-crypt or git-lfs. A filter is a
 * program, and git stores another content than the working tree has. Both the attributes of the
 * working tree and those of the index count, so that an edit of `.gitattributes` alone reveals
 * nothing.
 *
 * @param paths the repository-relative paths to look up
 */
export async function readFiltered(
  repository: Repository,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await Promise.all([
    readAttributes(repository, paths, ['filter']),
    readAttributes(repository, paths, ['filter'], ['--cached']),
  ]);
  return new Set(
    found
      .flat()
      .filter(({ value }) => !ABSENT.has(value))
      .map(({ path }) => path),
  );
}

/** The value of an attribute of one path. */
interface Attribute {
  readonly path: string;
  readonly value: string;
}

async function readAttributes(
  { git }: Repository,
  paths: readonly string[],
  names: readonly string[],
  options: readonly string[] = [],
): Promise<Attribute[]> {
  if (paths.length === 0) return [];
  const listed = await git.text(['check-attr', '-z', '--stdin', ...options, ...names], {
    input: paths.map((path) => `${path}\0`).join(''),
  });
  const fields = listed.split('\0');
  const found: Attribute[] = [];
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [path = '', , value = ''] = fields.slice(at, at + 3);
    found.push({ path, value });
  }
  return found;
}
