import type { Dialect } from './dialect.ts';
import { readGithubRules } from './github.ts';
import { readGitlabRules } from './gitlab.ts';
import { type OwnerRule, OwnerRules } from './rules.ts';

/** Finds the owners of files according to a CODEOWNERS file. */
export interface Codeowners {
  /**
   * Returns the owners of a file as they are written: `@user`, `@org/team`, `@@role` or an e-mail
   * address. They have the order of the CODEOWNERS file, without duplicates.
   *
   * @param path a POSIX path relative to the repository; any other path has no owners
   */
  ownersOf(path: string): string[];
}

/** The functions that read the two dialects. */
const PARSERS: Readonly<Record<Dialect, (text: string) => OwnerRule[]>> = {
  github: readGithubRules,
  gitlab: readGitlabRules,
};

/** Reads a CODEOWNERS file. Invalid lines are skipped. */
export function parseCodeowners(text: string, dialect: Dialect): Codeowners {
  const rules = new OwnerRules(PARSERS[dialect](text));
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
