import yaml from 'js-yaml';
import type { Project } from './project.ts';

/** What the check of a pipeline needs to know of its repository. */
export interface Pipeline {
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

/** The command line of the package: the one that is installed, or, in a repository without packages, its own. */
export function commandOf(project: Project | null, version: string): string {
  return project === null
    ? `npx --yes astro-drift@^${version}`
    : `${project.manager.run} astro-drift`;
}

/** Corepack brings the package managers that Node does not have by itself. */
export function needsCorepack({ manager }: Project): boolean {
  return manager.name === 'pnpm' || manager.name === 'yarn';
}

/** A text, or a list of some, as YAML writes it on one line, quoted where it has to be. */
export function oneLine(value: string | readonly string[]): string {
  return yaml.dump(value, { lineWidth: -1, flowLevel: 0 }).trimEnd();
}
