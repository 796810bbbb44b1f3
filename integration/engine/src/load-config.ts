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
  /** Absolute path of the file; `null` where there is none, and the defaults hold. */
  readonly file: string | null;
  /** What the functions of the engine take, but for `root`. */
  readonly options: Omit<AnalyzeOptions, 'root'>;
  /** What concerns the pages of a site alone. */
  readonly site: Pick<z.output<typeof DriftOptionsSchema>, SiteOption>;
}

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
 * @throws {DriftError} when there is no such folder, or the file cannot be found, loaded or used
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
