import { dirname } from 'node:path/posix';
import { findLock, inFolder, type Lock } from './package-manager.ts';

/** An Astro site in a repository. */
export interface Site {
  /** Repository-relative; `.` for the root. */
  readonly folder: string;
  /** Its configuration, repository-relative. */
  readonly config: string;
  readonly isStarlight: boolean;
  /** Whether its configuration names this package, as an integration or as a plugin of Starlight. */
  readonly isIntegrated: boolean;
  /** Its configuration of content collections, where there is one. */
  readonly collections: string | null;
}

/** The packages of JavaScript that a repository has, as far as the command line is concerned. */
export interface Project extends Lock {
  /** The folder of the `package.json`; the lock file may be above it. */
  readonly home: string;
  /** Whether the command is among its dependencies. */
  readonly isInstalled: boolean;
  /** Whether Mermaid is. */
  readonly hasMermaid: boolean;
}

/** The packages that bring the command. */
const NAMES = ['astro-drift', '@astro-drift/cli'];

const OWN_CONFIGS = /^(?:.*\/)?drift\.config\.(?:json|mjs|js|ts|mts)$/;
const CONFIGS = /(?:^|\/)astro\.config\.(?:mjs|js|ts|mts|cjs|cts)$/;
const COLLECTIONS = ['mjs', 'js', 'mts', 'ts'].map((ending) => `src/content.config.${ending}`);

/** The Astro configuration nearest to the root; `null` in a repository without. */
export function findConfig(files: readonly string[]): string | null {
  return nearestToRoot(
    files.filter((file) => CONFIGS.test(file) && !/(?:^|\/)node_modules\//.test(file)),
  );
}

/** The `drift.config.*` nearest to the root; `null` in a repository without. */
export function findOwnConfig(files: readonly string[]): string | null {
  return nearestToRoot(files.filter((file) => OWN_CONFIGS.test(file)));
}

function nearestToRoot(files: readonly string[]): string | null {
  const [nearest = null] = [...files].sort((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1));
  return nearest;
}

/** What an Astro configuration tells. It is not run; a package that it imports is named in it. */
export function readSite(config: string, text: string, files: ReadonlySet<string>): Site {
  const folder = dirname(config);
  const collections = COLLECTIONS.map((file) => inFolder(folder, file));
  return {
    folder,
    config,
    isStarlight: /['"]@astrojs\/starlight['"]/.test(text),
    isIntegrated: /['"]astro-drift(?:\/starlight)?['"]/.test(text),
    collections: collections.find((file) => files.has(file)) ?? null,
  };
}

/** The `package.json` of the site, else that of the root; `null` in a repository without. */
export function findManifest(files: ReadonlySet<string>, site: Site | null): string | null {
  const folders = site === null ? ['.'] : [site.folder, '.'];
  return (
    folders.map((folder) => inFolder(folder, 'package.json')).find((file) => files.has(file)) ??
    null
  );
}

/** What a `package.json` tells; one that cannot be read depends on nothing. */
export function readProject(manifest: string, text: string, files: ReadonlySet<string>): Project {
  const home = dirname(manifest);
  return {
    ...findLock(files, home),
    home,
    isInstalled: dependsOn(text, NAMES),
    hasMermaid: dependsOn(text, ['mermaid']),
  };
}

function dependsOn(text: string, names: readonly string[]): boolean {
  try {
    const manifest = JSON.parse(text) as Record<string, Record<string, unknown> | undefined> | null;
    return ['dependencies', 'devDependencies', 'optionalDependencies'].some((field) =>
      names.some((name) => manifest?.[field]?.[name] !== undefined),
    );
  } catch {
    return false;
  }
}

function depthOf(path: string): number {
  return path.split('/').length;
}
