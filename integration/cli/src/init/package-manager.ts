import type { Agent, AgentName, Command } from 'package-manager-detector';
import { resolveCommand } from 'package-manager-detector/commands';
import { LOCKS } from 'package-manager-detector/constants';
import { dirname } from 'node:path/posix';

/** The package manager of a project, and its commands. */
export interface PackageManager {
  readonly name: AgentName;
  /** Repository-relative; `null` if there is none. */
  readonly lockFile: string | null;
  /** Installs the packages; exactly those of the lock file if there is one. */
  readonly install: string;
  /** The start of the command that adds a dependency. Append the name of the package. */
  readonly add: string;
  /** The start of the command that runs a program of an installed package. Append its name. */
  readonly run: string;
}

/** The package managers for which CI jobs can be written. */
const SUPPORTED: readonly AgentName[] = ['npm', 'pnpm', 'yarn', 'bun'];

const LOCK_FILES = Object.entries(LOCKS).filter(
  ([file, name]) => SUPPORTED.includes(name) && file !== 'pnpm-workspace.yaml',
);

/**
 * Finds the package manager of a folder with a `package.json` by the nearest lock file, in it or
 * above it: a workspace has one lock file for all its packages. Without a lock file it is npm.
 */
export function findPackageManager(files: ReadonlySet<string>, folder: string): PackageManager {
  for (const [file, name] of LOCK_FILES) {
    const lockFile = inFolder(folder, file);
    if (!files.has(lockFile)) continue;
    const isBerry = name === 'yarn' && files.has(inFolder(folder, '.yarnrc.yml'));
    return packageManager(name, lockFile, isBerry ? 'yarn@berry' : name);
  }
  return folder === '.' ? packageManager('npm', null) : findPackageManager(files, dirname(folder));
}

function packageManager(
  name: AgentName,
  lockFile: string | null,
  agent: Agent = name,
): PackageManager {
  const commandFor = (command: Command): string => {
    const { command: program = name, args = [] } = resolveCommand(agent, command, []) ?? {};
    return [program, ...args].join(' ').replace(/ i(?= |$)/, ' install');
  };
  return {
    name,
    lockFile,
    install: commandFor(lockFile === null ? 'install' : 'frozen'),
    add: commandFor('add'),
    // `yarn exec` of Yarn 1 takes options only after `--`.
    run: name === 'yarn' ? 'yarn' : commandFor('execute-local'),
  };
}

/** The path of a file in a repository-relative folder, where `.` is the root. */
export function inFolder(folder: string, file: string): string {
  return folder === '.' ? file : `${folder}/${file}`;
}
