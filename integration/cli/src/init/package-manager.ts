import { dirname } from 'node:path/posix';

/** The commands with which a project is installed and its packages are run. */
export interface PackageManager {
  readonly name: 'npm' | 'pnpm' | 'yarn' | 'bun';
  /** Installs exactly what the lock file says. */
  readonly install: string;
  /** Adds a package that only development needs; its name follows. */
  readonly add: string;
  /** Runs a program of an installed package; its name follows. */
  readonly run: string;
}

const NPM: PackageManager = {
  name: 'npm',
  install: 'npm ci',
  add: 'npm install --save-dev',
  run: 'npx',
};
const PNPM: PackageManager = {
  name: 'pnpm',
  install: 'pnpm install --frozen-lockfile',
  add: 'pnpm add --save-dev',
  run: 'pnpm exec',
};
const YARN: PackageManager = {
  name: 'yarn',
  install: 'yarn install --immutable',
  add: 'yarn add --dev',
  run: 'yarn',
};
const BUN: PackageManager = {
  name: 'bun',
  install: 'bun install --frozen-lockfile',
  add: 'bun add --dev',
  run: 'bunx',
};

const LOCKS = new Map([
  ['pnpm-lock.yaml', PNPM],
  ['yarn.lock', YARN],
  ['bun.lock', BUN],
  ['bun.lockb', BUN],
  ['package-lock.json', NPM],
  ['npm-shrinkwrap.json', NPM],
]);

/** A package manager, and the folder whose lock file tells it. */
export interface Lock {
  readonly manager: PackageManager;
  /** Repository-relative; `.` for the root. */
  readonly folder: string;
}

/**
 * The package manager of a folder with a `package.json`: that of the nearest lock file in it or
 * above, as workspaces have one for all. Without any, npm, which then has no lock file to keep to.
 */
export function findLock(files: ReadonlySet<string>, folder: string): Lock {
  for (let place = folder; ; place = dirname(place)) {
    for (const [name, manager] of LOCKS) {
      if (!files.has(inFolder(place, name))) continue;
      const isClassic = manager === YARN && !files.has(inFolder(place, '.yarnrc.yml'));
      const install = isClassic ? 'yarn install --frozen-lockfile' : manager.install;
      return { manager: { ...manager, install }, folder: place };
    }
    if (place === '.') return { manager: { ...NPM, install: 'npm install' }, folder };
  }
}

/** A file of a repository-relative folder, where `.` is the root. */
export function inFolder(folder: string, file: string): string {
  return folder === '.' ? file : `${folder}/${file}`;
}
