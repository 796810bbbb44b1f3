import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { isInside } from '../../files/contained.ts';
import { isRepository, openRepository } from '../../git/repository.ts';
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
 */
export async function findConfiguration(folder: string): Promise<string | null> {
  const files = await listConfigurations(folder);
  const sites: string[] = [];
  for (const file of files.filter((file) => ASTRO.test(basename(file)))) {
    if (await usesIntegration(file)) sites.push(file);
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

async function listConfigurations(folder: string): Promise<string[]> {
  const repository = await openRepository(folder);
  if (!isRepository(repository)) return [];
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
async function usesIntegration(file: string): Promise<boolean> {
  const manifest = await readText(join(dirname(file), 'package.json'));
  if ([await readText(file), manifest].some((text) => PACKAGE.test(text))) return true;
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

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}

function dependenciesOf(manifest: string): string[] {
  try {
    const { dependencies, devDependencies } = JSON.parse(manifest) as Record<string, object>;
    return Object.keys({ ...dependencies, ...devDependencies });
  } catch {
    return [];
  }
}
