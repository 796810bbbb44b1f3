import type { AgentName, Command } from 'package-manager-detector';
import { resolveCommand } from 'package-manager-detector/commands';
import { LOCKS } from 'package-manager-detector/constants';
import { dirname } from 'node:path/posix';

/** The package manager of a project, and its commands. */
export interface PackageManager {
  readonly name: AgentName;
  /** Repository-relative; `null` if there is none. */
  readonly lockFile: string | null;
  /** The folder of the lock file, else that of the project. */
  readonly folder: string;
  /** Installs the packages; exactly those of the lock file if there is one. */
  readonly install: string;
  /** The start of the command that adds a development dependency. Append the name of the package. */
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
export function findPackageManager(files: ReadonlySet<string>, project: string): PackageManager {
  const locks = withAncestors(project).flatMap((folder) =>
    LOCK_FILES.map(([file, name]) => ({ name, lockFile: inFolder(folder, file), folder })),
  );
  const found = locks.find(({ lockFile }) => files.has(lockFile));
  const { name, lockFile, folder } = found ?? { name: 'npm', lockFile: null, folder: project };
  const isBerry = name === 'yarn' && files.has(inFolder(folder, '.yarnrc.yml'));
  const commandFor = (command: Command): string => {
    const resolved = resolveCommand(isBerry ? 'yarn@berry' : name, command, []);
    const words = [resolved?.command ?? name, ...(resolved?.args ?? [])];
    return words.map((word) => (word === 'i' ? 'install' : word)).join(' ');
  };
  return {
    name,
    lockFile,
    folder,
    install: commandFor(lockFile === null ? 'install' : 'frozen'),
    add: `${commandFor('add')} ${name === 'npm' || name === 'pnpm' ? '--save-dev' : '--dev'}`,
    // `yarn exec` of Yarn 1 takes options only after `--`.
    run: name === 'yarn' ? 'yarn' : commandFor('execute-local'),
  };
}

/** A repository-relative folder and those above it, up to the root. */
function withAncestors(folder: string): string[] {
  return folder === '.' ? ['.'] : [folder, ...withAncestors(dirname(folder))];
}

/** The path of a file in a repository-relative folder, where `.` is the root. */
export function inFolder(folder: string, file: string): string {
  return folder === '.' ? file : `${folder}/${file}`;
}
