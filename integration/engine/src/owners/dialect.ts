import { forgeOfHost } from '../forge/forges.ts';
import { parseRemote } from '../forge/remote-address.ts';
import { hasSections } from './gitlab.ts';

/** The syntax of a CODEOWNERS file. Forges other than GitLab are assumed to use that of GitHub. */
export type Dialect = 'github' | 'gitlab';

/** Paths of a CODEOWNERS file, in the order in which the forge looks for it. */
export const CODEOWNERS_FILES: Readonly<Record<Dialect, readonly string[]>> = {
  github: ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'],
  gitlab: ['CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'],
};

/** The CODEOWNERS file that is used. */
export interface CodeownersFile {
  readonly file: string;
  readonly dialect: Dialect;
}

/**
 * Chooses the file that the forge would use. The forge may be GitLab although the remote does not
 * tell; so the paths of GitLab are tried last, and a file with sections is read as that of GitLab.
 *
 * @param texts the contents of those {@link CODEOWNERS_FILES} that exist, by path
 * @param remote where the repository was cloned from, as git has it
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

/** The dialect of the forge at the host of a remote; `null` if the host does not tell. */
function dialectOf(remote: string): Dialect | null {
  const address = parseRemote(remote);
  const forge = address === null ? null : forgeOfHost(address.host);
  return forge?.codeowners ?? null;
}
