import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type * as z from 'zod';
import { type DriftOptions, DriftOptionsSchema } from './options.ts';
import { OptionsError, readOptions } from '../options.ts';
import type { Repository } from '../git/repository.ts';
import { ConfigurationError } from './configuration-error.ts';
import { loadConfiguration } from './load.ts';
import { findConfiguration, findOwnConfiguration } from './search.ts';

/** The options that hold for a run, before the command line's own. */
export interface Configuration {
  /** Absolute path of the file that gave them; `null` where they are the defaults. */
  readonly file: string | null;
  readonly options: z.output<typeof DriftOptionsSchema>;
}

/** The options without a configuration. */
export function defaultConfiguration(): Configuration {
  return { file: null, options: check({}, null) };
}

/**
 * Reads the configuration for a folder.
 *
 * @param root absolute path of the folder, links resolved
 * @param given the file that `--config` names; `false` for none, `undefined` for the one that is found
 * @throws {ConfigurationError} when it cannot be found, loaded or used
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
 * Reads the configuration for a folder as far as it is data. Nothing is run: where it is a program, the
 * defaults hold.
 *
 * @throws {ConfigurationError} when it cannot be found, read or used
 */
export async function readDataConfiguration(
  repository: Repository,
  folder: string,
): Promise<Configuration> {
  const root = await realpath(folder);
  const file = await findConfiguration(repository, root);
  return readConfiguration(repository, root, file?.endsWith('.json') === true && file);
}

/** What a `drift.config.*` file says. */
export interface OwnConfiguration {
  /** Absolute path. */
  readonly file: string;
  /** As the file has them, without defaults; they are valid. */
  readonly options: DriftOptions;
}

/**
 * Reads the `drift.config.*` that holds for a site.
 *
 * @param folder absolute path of the site, links resolved
 * @returns `null` where there is none
 * @throws {ConfigurationError} when it cannot be loaded or used
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
