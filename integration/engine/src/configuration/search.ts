import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { isInside, toRepositoryPath } from '../files/safe-path.ts';
import { readRegularFile } from '../files/regular-file.ts';
import { whereThere } from '../files/unreadable.ts';
import { listPresentFiles } from '../git/present-files.ts';
import type { Repository } from '../git/repository.ts';
import { ConfigurationError } from './configuration-error.ts';

const ASTRO = /^astro\.config\.(?:mjs|js|ts|mts|cjs|cts)$/;
const OWN = /^drift\.config\.(?:json|mjs|js|ts|mts)$/;

/** Matches the name of this package in a configuration or a manifest. */
const PACKAGE = /['"]astro-drift(?:\/[\w-]+)?['"]/;

/**
 * Finds the configuration that applies to a folder. The nearest `drift.config.*` in the folder or
 * above it comes first. Without one, it is the nearest Astro configuration that uses the
 * integration. Without that, it is the only configuration of the repository. If a site has a
 * `drift.config.*`, its Astro configuration does not count.
 *
 * @param folder the absolute path, with symbolic links resolved
 * @returns an absolute path; `null` if there is no configuration
 * @throws {ConfigurationError} if the repository has several configurations, and none is in the
 * folder or above it
 * @throws {Unreadable} if one of them cannot be read
 */
export async function findConfiguration(
  repository: Repository,
  folder: string,
): Promise<string | null> {
  const files = await listConfigurations(repository);
  const own = files.filter((file) => OWN.test(basename(file)));
  const nearest = nearestOwn(folder, own);
  if (nearest !== null) return nearest;
  const sites: string[] = [];
  for (const file of files.filter((file) => ASTRO.test(basename(file)))) {
    if (nearestAbove(dirname(file), own) !== null) continue;
    if (await usesIntegration(repository, file)) sites.push(file);
  }
  const site = nearestAbove(folder, sites);
  if (site !== null) return site;
  const elsewhere = [...own, ...sites];
  if (elsewhere.length > 1) {
    throw new ConfigurationError(
      `There are several configurations: ${elsewhere.join(', ')}.`,
      'Run it in the folder of one of them, or name one with --config.',
    );
  }
  return elsewhere[0] ?? null;
}

/**
 * Finds the `drift.config.*` that applies to a folder: the nearest one in the folder or above it.
 *
 * @param folder the absolute path, with symbolic links resolved
 * @returns an absolute path; `null` if there is none
 */
export async function findOwnConfiguration(
  repository: Repository,
  folder: string,
): Promise<string | null> {
  const files = await listConfigurations(repository);
  return nearestOwn(
    folder,
    files.filter((file) => OWN.test(basename(file))),
  );
}

/**
 * Returns the nearest `drift.config.*` of a folder.
 *
 * @throws {ConfigurationError} if the same folder contains another one, because the two may
 * contradict each other
 */
function nearestOwn(folder: string, own: readonly string[]): string | null {
  const file = nearestAbove(folder, own);
  if (file === null) return null;
  const beside = own.filter((other) => dirname(other) === dirname(file));
  if (beside.length === 1) return file;
  throw new ConfigurationError(
    `There are several configurations: ${beside.sort().join(', ')}.`,
    'Keep one of them, or name one with --config.',
  );
}

/**
 * Returns the file in a folder, or the file in the nearest folder above it. Returns `null` if there
 * is none.
 */
function nearestAbove(folder: string, files: readonly string[]): string | null {
  const [nearest = null] = files
    .filter((file) => isInside(dirname(file), folder))
    .sort((a, b) => dirname(b).length - dirname(a).length);
  return nearest;
}

async function listConfigurations(repository: Repository): Promise<string[]> {
  const pathspecs = [':(top,glob)**/astro.config.*', ':(top,glob)**/drift.config.*'];
  const files = await listPresentFiles(repository, pathspecs);
  return files.map((file) => join(repository.root, file));
}

/**
 * Whether a configuration uses the integration. It may import the integration from a file of its
 * own, or through another package.
 */
async function usesIntegration(repository: Repository, file: string): Promise<boolean> {
  const manifest = await readTracked(repository, join(dirname(file), 'package.json'));
  const texts = [await readTracked(repository, file), manifest];
  if (texts.some((text) => PACKAGE.test(text))) return true;
  const { resolve } = createRequire(file);
  const found = dependenciesOf(manifest).map(async (name) => {
    const folders = resolve.paths(name) ?? [];
    const texts = await Promise.all(
      folders.map((folder) => readText(join(folder, name, 'package.json'))),
    );
    return PACKAGE.test(texts.find((text) => text !== '') ?? '');
  });
  return (await Promise.all(found)).includes(true);
}

/**
 * Reads a configuration. One that a sparse checkout leaves out still applies, so it is read from
 * git. Loading it later fails.
 */
async function readTracked({ git, root, sparse }: Repository, file: string): Promise<string> {
  const text = await whereThere(file, readRegularFile(file));
  if (text !== null || !sparse) return text ?? '';
  const path = toRepositoryPath(root, file);
  const listed = await git.text(['ls-files', '-z', '--full-name', '--', `:(top,literal)${path}`]);
  return listed === '' ? '' : git.text(['cat-file', 'blob', `:${path}`]);
}

async function readText(path: string): Promise<string> {
  return (await whereThere(path, readRegularFile(path))) ?? '';
}

function dependenciesOf(manifest: string): string[] {
  try {
    const { dependencies, devDependencies } = JSON.parse(manifest) as Record<string, object>;
    return Object.keys({ ...dependencies, ...devDependencies });
  } catch {
    return [];
  }
}
