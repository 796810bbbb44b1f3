import yaml from 'js-yaml';
import type { Project } from './project.ts';
import type { Surroundings } from './surroundings.ts';

/** What the check of a pipeline needs to know of its repository. */
export interface Pipeline {
  /** The packages that have to be installed for it; `null` for none. */
  readonly project: Project | null;
  /** The branch that changes go to. */
  readonly branch: string;
  /** The version of this package. */
  readonly version: string;
}

/** The folder in which a project's command runs; `.` for the root of the repository. */
export function homeOf({ project }: Pipeline): string {
  return project?.home ?? '.';
}

/** How the command is run: as it is installed in a project, or as npm fetches it for one run. */
export function commandOf(project: Project | null, version: string): string {
  return project === null
    ? `npx --yes @astro-drift/cli@^${version}`
    : `${project.manager.run} astro-drift`;
}

/**
 * The project whose packages have to be installed before a check: where its options are a program,
 * which may import any of them, or where the project names the version of the command.
 */
export function projectToInstall({ project, site, ownConfig }: Surroundings): Project | null {
  if (ownConfig !== null) return ownConfig.endsWith('.json') ? null : project;
  const isNeeded = site === null ? project?.isInstalled === true : site.isIntegrated;
  return isNeeded ? project : null;
}

/** Corepack brings the package managers that Node does not have by itself. */
export function needsCorepack({ manager }: Project): boolean {
  return manager.name === 'pnpm' || manager.name === 'yarn';
}

/** A text, or a list of some, as YAML writes it on one line, quoted where it has to be. */
export function oneLine(value: string | readonly string[]): string {
  return yaml.dump(value, { lineWidth: -1, flowLevel: 0 }).trimEnd();
}
