import yaml from 'js-yaml';
import type { Project } from './project.ts';
import type { RepositoryInfo } from './inspect-repository.ts';

/** The data of a CI job. */
export interface Pipeline {
  /** The project to install before the check; `null` if nothing has to be installed. */
  readonly project: Project | null;
  /** The branch that changes are merged into. */
  readonly branch: string;
  /** The version of this package. */
  readonly version: string;
}

/** The command as installed in a project, or as npm downloads it for one run. */
export function commandOf(project: Project | null, version: string): string {
  return project === null
    ? `npx --yes @astro-drift/cli@^${version}`
    : `${project.manager.run} astro-drift`;
}

/**
 * The project to install before a check. It has to be installed if its options are a program, which
 * may import any package, or if the project decides the version of the command.
 */
export function projectToInstall({ project, site, ownConfig }: RepositoryInfo): Project | null {
  if (ownConfig !== null) return ownConfig.endsWith('.json') ? null : project;
  const isNeeded = site === null ? project?.isInstalled === true : site.isIntegrated;
  return isNeeded ? project : null;
}

/** Whether Corepack has to provide the package manager, because Node does not. */
export function needsCorepack({ manager: { name } }: Project): boolean {
  return name === 'pnpm' || name === 'yarn';
}

/** A text or a list of texts as YAML on one line, quoted where necessary. */
export function oneLine(value: string | readonly string[]): string {
  return yaml.dump(value, { lineWidth: -1, flowLevel: 0 }).trimEnd();
}
