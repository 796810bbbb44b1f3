import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as z from 'zod';
import { readConfiguration } from './configuration/configuration.ts';
import type { DriftOptionsSchema } from './configuration/options.ts';
import { whereThere } from './files/unreadable.ts';
import { isRepository, openRepository } from './git/repository.ts';
import { type AnalyzeOptions, engineOptions, OptionsError } from './options.ts';

type SiteOption = 'layout' | 'show' | 'sourcePages';

/** A configuration with its defaults. */
export interface LoadedConfig {
  /**
   * The absolute path of the configuration file. It is `null` if there is none, and the defaults
   * are used.
   */
  readonly file: string | null;
  /** The options for functions of the engine, except for `root`. */
  readonly options: Omit<AnalyzeOptions, 'root'>;
  /** The options that concern only the pages of a site. */
  readonly site: Pick<z.output<typeof DriftOptionsSchema>, SiteOption>;
}

/** The options of {@link loadConfig}. */
export interface LoadConfigOptions {
  /** Any folder of the repository. */
  readonly root: string;
  /** The configuration file. If it is left out, the file is searched. */
  readonly file?: string;
}

/**
 * Loads the options that apply to a folder, as the command line does. They come from the nearest
 * `drift.config.*`. If there is none, they are the options that the Astro configuration gives to
 * the integration. If the configuration is a program, it is run.
 *
 * @throws {DriftError} if the folder does not exist, or if the file cannot be found, loaded or used
 */
export async function loadConfig({ root, file }: LoadConfigOptions): Promise<LoadedConfig> {
  const folder = await whereThere(root, realpath(root));
  if (folder === null) throw new OptionsError(`\`root\`: there is no folder ${resolve(root)}`);
  const repository = await openRepository(folder);
  if (!isRepository(repository)) {
    throw new OptionsError(`\`root\`: ${repository.reason}.`, repository.fix);
  }
  const { file: found, options } = await readConfiguration(repository, folder, file);
  const { layout, show, sourcePages } = options;
  return {
    file: found,
    options: z.object(engineOptions).parse(options),
    site: { layout, show, sourcePages },
  };
}
