import type { Dialect } from './dialect.ts';
import { readGithubRules } from './github.ts';
import { readGitlabRules } from './gitlab.ts';
import { OwnerRules } from './rules.ts';

/** Who owns what, as a CODEOWNERS file says it. */
export interface Codeowners {
  /**
   * The owners of a file, as they are written (`@user`, `@org/team`, `@@role`, e-mail address), in
   * the order of the CODEOWNERS file, each once.
   *
   * @param path repository-relative POSIX path; any other has no owners
   */
  ownersOf(path: string): string[];
}

/** Reads a CODEOWNERS file; lines that say nothing valid are skipped. */
export function parseCodeowners(text: string, dialect: Dialect): Codeowners {
  const rules = new OwnerRules(
    dialect === 'gitlab' ? readGitlabRules(text) : readGithubRules(text),
  );
  return {
    ownersOf(path) {
      const found = rules.find(path);
      const excluded = new Set(
        found.filter(({ excludes }) => excludes).map(({ section }) => section),
      );
      const counting = found.filter(({ section }) => !excluded.has(section));
      return [...new Set(counting.flatMap(({ owners }) => owners))];
    },
  };
}
