import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { takeCapturedOptions } from './captured-options.ts';
import { readRegularFile } from '../files/regular-file.ts';
import { reasonOf } from '../text/reason.ts';
import { ConfigurationError } from './configuration-error.ts';

/**
 * Loads the options of a configuration file. For an Astro configuration, these are the options that
 * it gives to the integration. For any other file, they are what the file exports.
 *
 * @param file the absolute path
 * @returns unchecked options; `null` for an Astro configuration without the integration
 * @throws {ConfigurationError} if the file cannot be loaded
 */
export async function loadConfiguration(file: string): Promise<unknown> {
  if (!existsSync(file)) {
    throw new ConfigurationError(
      `${file} could not be loaded: there is no such file.`,
      'Name a file that is there. Where a sparse checkout leaves it out, check it out first.',
    );
  }
  takeCapturedOptions();
  const exported = await load(file).catch((error: unknown) => {
    throw explain(file, error);
  });
  const given = takeCapturedOptions();
  if (given !== undefined) return given;
  return basename(file).startsWith('astro.') || isAstro(exported) ? null : exported;
}

async function load(file: string): Promise<unknown> {
  if (file.endsWith('.json')) return withoutSchema(JSON.parse(await readRegularFile(file)));
  return silenced(async () => {
    try {
      return ((await import(versionOf(file))) as Exports).default;
    } catch (error) {
      const bundler = isForBundler(error) ? await findBundler(file) : null;
      if (bundler === null) throw error;
      const { module } = await bundler.runnerImport(file, {
        root: dirname(file),
        logLevel: 'silent',
        resolve: { tsconfigPaths: true },
      });
      return module.default;
    }
  });
}

/** Removes the address of a JSON Schema, with which an editor checks the file. It is no option. */
function withoutSchema(options: unknown): unknown {
  if (typeof options !== 'object' || options === null || !('$schema' in options)) return options;
  const { $schema, ...rest } = options;
  return typeof $schema === 'string' ? rest : options;
}

/**
 * Returns an address for the current version of a module. Node caches modules by their address, so
 * each version needs its own.
 */
function versionOf(file: string): string {
  const url = pathToFileURL(file);
  url.search = String(statSync(file).mtimeMs);
  return url.href;
}

interface Exports {
  readonly default?: unknown;
}

/** The part of Vite that is used here. */
interface Bundler {
  runnerImport(
    file: string,
    config: {
      readonly root: string;
      readonly logLevel: 'silent';
      readonly resolve: { readonly tsconfigPaths: boolean };
    },
  ): Promise<{ readonly module: Exports }>;
}

/** Finds Vite, which Astro installs. Vite can read configurations that Node alone cannot. */
async function findBundler(file: string): Promise<Bundler | null> {
  try {
    const astro = createRequire(file).resolve('astro/package.json');
    const vite = createRequire(astro).resolve('vite');
    return (await import(pathToFileURL(vite).href)) as Bundler;
  } catch {
    return null;
  }
}

/**
 * Whether Node could not read the program or a module that it imports: because of other syntax,
 * paths without extensions, or packages in TypeScript. If the program itself throws an error, that
 * error is reported as it is.
 */
function isForBundler(error: unknown): boolean {
  if (error instanceof SyntaxError) return true;
  const { code } = error as { code?: unknown };
  return [
    'ERR_IMPORT_ATTRIBUTE_MISSING',
    'ERR_MODULE_NOT_FOUND',
    'ERR_UNKNOWN_FILE_EXTENSION',
    'ERR_UNSUPPORTED_DIR_IMPORT',
    'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING',
    'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
  ].some((known) => known === code);
}

/**
 * Calls `work` and sends its output to standard error. What a configuration prints must not become
 * part of the report, which is written to standard output.
 */
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

function explain(file: string, error: unknown): ConfigurationError {
  const { code } = error as { code?: unknown };
  const message = reasonOf(error).trim();
  const help =
    code === 'ERR_MODULE_NOT_FOUND'
      ? 'Install the dependencies of the site first, name another file with --config, or use --no-config.'
      : 'Correct the file, name another with --config, or use --no-config.';
  return new ConfigurationError(`${file} could not be loaded: ${message}`, help);
}
