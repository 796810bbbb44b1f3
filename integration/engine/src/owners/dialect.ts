import { forgeOfHost } from '../forge/forges.ts';
import { parseRemote } from '../forge/remote-address.ts';
import { hasSections } from './gitlab.ts';

/**
 * The syntax of a CODEOWNERS file. All forges except for GitLab are assumed to use the syntax of
 * GitHub.
 */
export type Dialect = 'github' | 'gitlab';

/** The paths of a CODEOWNERS file, in the order in which the forge looks for it. */
export const CODEOWNERS_FILES: Readonly<Record<Dialect, readonly string[]>> = {
  github: ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'],
  gitlab: ['CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'],
};

/** The CODEOWNERS file that is used, and its dialect. */
export interface CodeownersFile {
  readonly file: string;
  readonly dialect: Dialect;
}

/**
 * Chooses the CODEOWNERS file that the forge would use. The forge may be GitLab even if the remote
 * does not show it. So the paths of GitLab are tried last, and a file with sections is read in the
 * dialect of GitLab.
 *
 * @param texts the contents of those {@link CODEOWNERS_FILES} that exist, by path
 * @param remote the address from which the repository was cloned, as git stores it
 */
export function chooseCodeowners(
  texts: ReadonlyMap<string, string>,
  remote: string | null,
): CodeownersFile | null {
  const known = remote === null ? null : dialectOf(remote);
  const { github, gitlab } = CODEOWNERS_FILES;
  const paths = known === null ? [...github, ...gitlab] : CODEOWNERS_FILES[known];
  const file = paths.find((path) => texts.has(path));
  if (file === undefined) return null;
  if (known !== null) return { file, dialect: known };
  const isGitlab =
    file.startsWith('.gitlab/') || (gitlab.includes(file) && hasSections(texts.get(file) ?? ''));
  return { file, dialect: isGitlab ? 'gitlab' : 'github' };
}

/**
 * Returns the dialect of the forge at the host of a remote. Returns `null` if the host does not
 * show which forge it is.
 */
function dialectOf(remote: string): Dialect | null {
  const address = parseRemote(remote);
  const forge = address === null ? null : forgeOfHost(address.host);
  return forge?.codeowners ?? null;
}
