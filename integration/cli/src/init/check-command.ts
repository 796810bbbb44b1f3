import yaml from 'js-yaml';
import type { RepositoryInfo } from './inspect-repository.ts';
import type { Project } from './project.ts';

/** What a CI job depends on. */
export interface JobContext {
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
export function projectToInstall({ project, site, driftConfig }: RepositoryInfo): Project | null {
  if (driftConfig !== null) return driftConfig.endsWith('.json') ? null : project;
  const isNeeded = site === null ? project?.isInstalled === true : site.isIntegrated;
  return isNeeded ? project : null;
}

/** The commands that install a project, for its folder. A workspace is installed from any package. */
export function installCommands(project: Project | null): string[] {
  if (project === null) return [];
  const { name, install } = project.manager;
  // Node comes with npm only.
  if (name === 'bun') return ['npm install --global bun', install];
  return name === 'npm' ? [install] : ['corepack enable', install];
}

/** A CI file with a comment at its beginning, and an empty line between its parts. */
export function ciFile(comment: string, parts: Readonly<Record<string, unknown>>): string {
  const texts = Object.entries(parts).map((part) =>
    yaml.dump(Object.fromEntries([part]), { lineWidth: -1, noCompatMode: true }),
  );
  return [comment.trim().replace(/^/gm, '# ') + '\n', ...texts].join('\n');
}
