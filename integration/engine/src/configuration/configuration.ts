import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type * as z from 'zod';
import { type DriftOptions, DriftOptionsSchema } from './options.ts';
import { OptionsError, readOptions } from '../options.ts';
import type { Repository } from '../git/repository.ts';
import { ConfigurationError } from './configuration-error.ts';
import { loadConfiguration } from './load.ts';
import { findConfiguration, findOwnConfiguration } from './search.ts';

/** The options of a run, before options of the command line override them. */
export interface Configuration {
  /** The absolute path of the configuration file. It is `null` if the defaults are used. */
  readonly file: string | null;
  readonly options: z.output<typeof DriftOptionsSchema>;
}

/** Returns the options for a run without a configuration file. */
export function defaultConfiguration(): Configuration {
  return { file: null, options: check({}, null) };
}

/**
 * Reads the configuration for a folder.
 *
 * @param root the absolute path of the folder, with symbolic links resolved
 * @param given the file that `--config` names; `false` for no configuration, `undefined` for the
 * file that is found
 * @throws {ConfigurationError} if the configuration cannot be found, loaded or used
 */
export async function readConfiguration(
  repository: Repository,
  root: string,
  given: string | false | undefined,
): Promise<Configuration> {
  const file =
    given === undefined
      ? await findConfiguration(repository, root)
      : given !== false && resolve(given);
  if (file === null || file === false) return defaultConfiguration();
  const loaded = await loadConfiguration(file);
  if (loaded === null && given !== undefined) {
    throw new ConfigurationError(
      `${file} does not use astro-drift.`,
      'Add the integration, or name a file that exports its options.',
    );
  }
  return { file: loaded === null ? null : file, options: check(loaded ?? {}, file) };
}

/**
 * Reads the configuration for a folder only if it is data. No program is run: if the configuration
 * is a program, the defaults are used.
 *
 * @throws {ConfigurationError} if the configuration cannot be found, read or used
 */
export async function readDataConfiguration(
  repository: Repository,
  folder: string,
): Promise<Configuration> {
  const root = await realpath(folder);
  const file = await findConfiguration(repository, root);
  return readConfiguration(repository, root, file?.endsWith('.json') === true && file);
}

/** The contents of a `drift.config.*` file. */
export interface OwnConfiguration {
  /** The absolute path of the file. */
  readonly file: string;
  /** The options in the file, without defaults. They are valid. */
  readonly options: DriftOptions;
}

/**
 * Reads the `drift.config.*` file that applies to a site.
 *
 * @param folder the absolute path of the site, with symbolic links resolved
 * @returns `null` if there is no such file
 * @throws {ConfigurationError} if the file cannot be loaded or used
 */
export async function readOwnConfiguration(
  repository: Repository,
  folder: string,
): Promise<OwnConfiguration | null> {
  const file = await findOwnConfiguration(repository, folder);
  if (file === null) return null;
  const options = (await loadConfiguration(file)) ?? {};
  check(options, file);
  return { file, options };
}

function check(options: unknown, file: string | null): Configuration['options'] {
  try {
    return readOptions(DriftOptionsSchema, options);
  } catch (error) {
    if (!(error instanceof OptionsError) || file === null) throw error;
    throw new ConfigurationError(`${file}: ${error.message}`);
  }
}
