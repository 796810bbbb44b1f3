import { dirname } from 'node:path/posix';
import { findPackageManager, inFolder, type PackageManager } from './package-manager.ts';

/** An Astro site in a repository. */
export interface Site {
  /** Repository-relative; `.` for the root. */
  readonly folder: string;
  /** Its configuration file, repository-relative. */
  readonly config: string;
  readonly isStarlight: boolean;
  /** Whether its configuration uses this package, as an integration or as a Starlight plugin. */
  readonly isIntegrated: boolean;
  /** The file that defines its content collections; `null` if there is none. */
  readonly collections: string | null;
}

/** The JavaScript project of a site, or of a repository without a site. */
export interface Project {
  /** The folder of its `package.json`. */
  readonly folder: string;
  readonly manager: PackageManager;
  /** Whether it depends on a package with this command. */
  readonly isInstalled: boolean;
  readonly hasMermaid: boolean;
}

/** The Astro configuration nearest to the root. */
export const findAstroConfig = (files: readonly string[]): string | null =>
  nearestToRoot(files, /(?:^|\/)astro\.config\.[cm]?[jt]s$/);

/** The `drift.config.*` nearest to the root. */
export const findDriftConfig = (files: readonly string[]): string | null =>
  nearestToRoot(files, /(?:^|\/)drift\.config\.(?:json|m?[jt]s)$/);

function nearestToRoot(files: readonly string[], pattern: RegExp): string | null {
  const found = files.filter((file) => pattern.test(file) && !/(?:^|\/)node_modules\//.test(file));
  return found.sort((a, b) => a.split('/').length - b.split('/').length)[0] ?? null;
}

/** Reads an Astro configuration as text, without running it. */
export function readSite(config: string, text: string, files: ReadonlySet<string>): Site {
  const folder = dirname(config);
  const collections = ['mjs', 'js', 'mts', 'ts'].map((extension) =>
    inFolder(folder, `src/content.config.${extension}`),
  );
  return {
    folder,
    config,
    isStarlight: /['"]@astrojs\/starlight['"]/.test(text),
    isIntegrated: /['"]astro-drift(?:\/starlight)?['"]/.test(text),
    collections: collections.find((file) => files.has(file)) ?? null,
  };
}

/** The `package.json` of the site, else that of the root. */
export function findManifest(files: ReadonlySet<string>, site: Site | null): string | null {
  const manifests = [inFolder(site?.folder ?? '.', 'package.json'), 'package.json'];
  return manifests.find((file) => files.has(file)) ?? null;
}

/** Reads a `package.json`. One with invalid JSON has no dependencies. */
export function readProject(manifest: string, text: string, files: ReadonlySet<string>): Project {
  const folder = dirname(manifest);
  const dependencies = dependenciesOf(text);
  return {
    folder,
    manager: findPackageManager(files, folder),
    isInstalled: dependencies.has('astro-drift') || dependencies.has('@astro-drift/cli'),
    hasMermaid: dependencies.has('mermaid'),
  };
}

function dependenciesOf(text: string): ReadonlySet<string> {
  try {
    const manifest = JSON.parse(text) as Record<string, object | null | undefined> | null;
    const fields = ['dependencies', 'devDependencies', 'optionalDependencies'];
    return new Set(fields.flatMap((field) => Object.keys(manifest?.[field] ?? {})));
  } catch {
    return new Set();
  }
}
