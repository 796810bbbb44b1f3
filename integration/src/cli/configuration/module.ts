import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { takeOptions } from '../../configured.ts';
import { Failure } from '../failure.ts';

/**
 * The options that a configuration file gives: those that an Astro configuration hands to the
 * integration, or what another file exports.
 *
 * @param file absolute path
 * @returns unchecked options; `null` for an Astro configuration without the integration
 * @throws {Failure} when the file cannot be loaded
 */
export async function loadConfiguration(file: string): Promise<unknown> {
  takeOptions();
  const exported = await load(file).catch((error: unknown) => {
    throw explain(file, error);
  });
  const given = takeOptions();
  if (given !== undefined) return given;
  return basename(file).startsWith('astro.') || isAstro(exported) ? null : exported;
}

async function load(file: string): Promise<unknown> {
  if (file.endsWith('.json')) return JSON.parse(await readFile(file, 'utf8')) as unknown;
  return silenced(async () => {
    try {
      return ((await import(pathToFileURL(file).href)) as { default?: unknown }).default;
    } catch (error) {
      const loader = await findLoader(file);
      if (loader === null || !isForBundler(error)) throw error;
      const loaded = await loader(ENVIRONMENT, file, dirname(file), 'silent');
      return loaded?.config;
    }
  });
}

const ENVIRONMENT = { command: 'build', mode: 'production' } as const;

/** Vite's way to load a configuration, as far as it is used here. */
type Loader = (
  environment: typeof ENVIRONMENT,
  file: string,
  root: string,
  logLevel: 'silent',
) => Promise<{ config: unknown } | null>;

/** Astro brings Vite along, which reads what Node alone does not: other syntax, paths without endings. */
async function findLoader(file: string): Promise<Loader | null> {
  try {
    const astro = createRequire(file).resolve('astro/package.json');
    const vite = createRequire(astro).resolve('vite');
    const loaded = (await import(pathToFileURL(vite).href)) as { loadConfigFromFile: Loader };
    return loaded.loadConfigFromFile;
  } catch {
    return null;
  }
}

function isForBundler(error: unknown): boolean {
  if (error instanceof SyntaxError) return true;
  const { code } = error as { code?: unknown };
  return [
    'ERR_MODULE_NOT_FOUND',
    'ERR_UNKNOWN_FILE_EXTENSION',
    'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
    'ERR_UNSUPPORTED_DIR_IMPORT',
  ].some((known) => known === code);
}

/** What a configuration prints must not get into the report. */
async function silenced<T>(work: () => Promise<T>): Promise<T> {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  try {
    return await work();
  } finally {
    process.stdout.write = write;
  }
}

function isAstro(exported: unknown): boolean {
  return typeof exported === 'object' && exported !== null && 'integrations' in exported;
}

function explain(file: string, error: unknown): Failure {
  const { code } = error as { code?: unknown };
  const message = error instanceof Error ? error.message.trim() : String(error);
  const help =
    code === 'ERR_MODULE_NOT_FOUND'
      ? 'Install the dependencies of the site first, name another file with --config, or use --no-config.'
      : code === 'ENOENT'
        ? 'Name a file that is there.'
        : 'Correct the file, name another with --config, or use --no-config.';
  return new Failure(`${file} could not be loaded: ${message}`, help);
}
