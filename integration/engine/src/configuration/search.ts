import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { isInside, toRepositoryPath } from '../files/contained.ts';
import { readRegularFile } from '../files/regular-file.ts';
import { whereThere } from '../files/unreadable.ts';
import type { Repository } from '../git/repository.ts';
import { Failure } from '../failure.ts';

const ASTRO = /^astro\.config\.(?:mjs|js|ts|mts|cjs|cts)$/;
const OWN = /^drift\.config\.(?:json|mjs|js|ts|mts)$/;

/** The package, as a configuration or a manifest names it. */
const PACKAGE = /['"]astro-drift(?:\/[\w-]+)?['"]/;

/**
 * Finds the configuration that holds for a folder: the nearest Astro configuration above it that uses
 * the integration, else the only one of the repository, else the nearest `drift.config.*`.
 *
 * @param folder absolute path, links resolved
 * @returns an absolute path; `null` where there is none
 * @throws {Failure} when several sites of the repository have one, and none of them is above
 * @throws {Unreadable} when one of them cannot be read
 */
export async function findConfiguration(
  repository: Repository,
  folder: string,
): Promise<string | null> {
  const files = await listConfigurations(repository);
  const sites: string[] = [];
  for (const file of files.filter((file) => ASTRO.test(basename(file)))) {
    if (await usesIntegration(repository, file)) sites.push(file);
  }
  const [nearest] = above(folder, sites);
  if (nearest !== undefined) return nearest;
  if (sites.length > 1) {
    throw new Failure(
      `Several sites use astro-drift: ${sites.join(', ')}.`,
      'Run it in the folder of one of them, or name one with --config.',
    );
  }
  const own = files.filter((file) => OWN.test(basename(file)));
  return sites[0] ?? above(folder, own)[0] ?? null;
}

/** Files in folders that a folder lies in, the nearest first. */
function above(folder: string, files: readonly string[]): string[] {
  return files
    .filter((file) => isInside(dirname(file), folder))
    .sort((a, b) => dirname(b).length - dirname(a).length);
}

async function listConfigurations(repository: Repository): Promise<string[]> {
  const listed = await repository.git.text([
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
    '--full-name',
    '--',
    ':(top,glob)**/astro.config.*',
    ':(top,glob)**/drift.config.*',
  ]);
  return [...new Set(listed.split('\0').filter(Boolean))].map((file) =>
    join(repository.root, file),
  );
}

/** A configuration may bring the integration in from a file of its own, or through another package. */
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

/** A configuration that a sparse checkout leaves out holds nevertheless; to load it then fails. */
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
