import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Configuration, readConfiguration } from './configuration/configuration.ts';
import { whereThere } from './files/unreadable.ts';
import { isRepository, openRepository } from './git/repository.ts';
import { OptionsError } from './options.ts';

/** What {@link loadConfig} takes. */
export interface LoadConfigOptions {
  /** Any folder of the repository. */
  readonly root: string;
  /** The configuration file, instead of the one that is found. */
  readonly file?: string;
}

/**
 * Loads the options that hold for a folder, as the command line does: those of the nearest
 * `drift.config.*`, else those that the Astro configuration gives to the integration. A configuration
 * that is a program is run.
 *
 * @returns the file, and the options with their defaults; without a configuration, the defaults
 * @throws {DriftError} when there is no such folder, or the file cannot be found, loaded or used
 */
export async function loadConfig({ root, file }: LoadConfigOptions): Promise<Configuration> {
  const folder = await whereThere(root, realpath(root));
  if (folder === null) throw new OptionsError(`\`root\`: there is no folder ${resolve(root)}`);
  const repository = await openRepository(folder);
  if (!isRepository(repository)) {
    throw new OptionsError(`\`root\`: ${repository.reason}.`, repository.fix);
  }
  return readConfiguration(repository, folder, file);
}
