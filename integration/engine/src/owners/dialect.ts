import { hasSections } from './gitlab.ts';

/** Whose rules a CODEOWNERS file follows. Other forges are taken for GitHub. */
export type Dialect = 'github' | 'gitlab';

/** Where a CODEOWNERS file may lie, in the order in which the forge looks for it. */
export const CODEOWNERS_FILES: Readonly<Record<Dialect, readonly string[]>> = {
  github: ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'],
  gitlab: ['CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'],
};

/** The one CODEOWNERS file that counts. */
export interface CodeownersFile {
  readonly file: string;
  readonly dialect: Dialect;
}

/**
 * Picks the file that the forge would use. A remote that does not tell of GitLab may still be one,
 * so that GitLab's own place is looked at last, and sections make a file GitLab's.
 *
 * @param texts the contents of those {@link CODEOWNERS_FILES} that exist, by path
 * @param remote where the repository was cloned from, as git has it
 */
export function chooseCodeowners(
  texts: ReadonlyMap<string, string>,
  remote: string | null,
): CodeownersFile | null {
  const onGitlab = remote !== null && hostOf(remote).includes('gitlab');
  const { github, gitlab } = CODEOWNERS_FILES;
  const file = (onGitlab ? gitlab : [...github, ...gitlab]).find((place) => texts.has(place));
  if (file === undefined) return null;
  const isGitlab =
    onGitlab ||
    file.startsWith('.gitlab/') ||
    (gitlab.includes(file) && hasSections(texts.get(file) ?? ''));
  return { file, dialect: isGitlab ? 'gitlab' : 'github' };
}

/** The host of `https://host/path`, `ssh://user@host:22/path` or `user@host:path`, else nothing. */
function hostOf(remote: string): string {
  const [, inUrl, host = ''] =
    /^(?:[a-z][a-z+.-]*:\/\/(?:[^@/]*@)?([^:/]+)|(?:[^@:/]*@)?([^:/]+):)/i.exec(remote) ?? [];
  return (inUrl ?? host).toLowerCase();
}
