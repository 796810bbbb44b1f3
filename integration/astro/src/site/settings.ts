import { basename } from 'node:path';
import { readOwnConfiguration } from '@astro-drift/engine/internal/configuration/configuration';
import { mergeOptions, optionNames } from '@astro-drift/engine/internal/configuration/merge';
import {
  type DriftOptions,
  DriftOptionsSchema,
} from '@astro-drift/engine/internal/configuration/options';
import { DriftError } from '@astro-drift/engine/internal/drift-error';
import type { Repository } from '@astro-drift/engine/internal/git/repository';
import { OptionsError, readOptions } from '@astro-drift/engine/internal/options';
import { block, line, type LogText } from '@astro-drift/engine/internal/text/log-text';
import type * as z from 'zod';
import { userError } from './user-error.ts';

/** The options of a site with all defaults, and the file that they come from. */
export interface Settings {
  readonly options: z.output<typeof DriftOptionsSchema>;
  /** The absolute path of the site's `drift.config.*` file. It is `null` if there is none. */
  readonly file: string | null;
  /** The time before the file was read, in milliseconds since 1970. */
  readonly since: number;
  /**
   * A message for the log. It names the options that the command line does not see. It is `null` if
   * there are none.
   */
  readonly notice: LogText | null;
}

/**
 * Checks the options that were passed to `drift()`.
 *
 * @throws {AstroError} if an option is not valid
 */
export function checkOptions(options: DriftOptions): Settings['options'] {
  try {
    return readOptions(DriftOptionsSchema, options);
  } catch (error) {
    if (!(error instanceof OptionsError)) throw error;
    throw userError(
      block(error.message),
      line`Correct the options of drift() in the Astro configuration.`,
    );
  }
}

/**
 * Reads the options of a site from its `drift.config.*` file. Options that were passed to `drift()`
 * override them.
 * Decision: Keep options of the command line in a file.
 *
 * @param repository the repository of the site; if it is `null`, no file is read
 * @param folder the absolute path of the site, with symbolic links resolved
 * @param given options that {@link checkOptions} has checked
 * @throws {AstroError} if the file cannot be loaded or is not valid
 */
export async function readSettings(
  repository: Repository | null,
  folder: string,
  given: DriftOptions,
): Promise<Settings> {
  const since = Date.now();
  const own = repository === null ? null : await readOwn(repository, folder);
  if (own === null) return { options: checkOptions(given), file: null, since, notice: null };
  return {
    options: checkOptions(mergeOptions(own.options, given)),
    file: own.file,
    since,
    notice: noticeOf(given, basename(own.file)),
  };
}

async function readOwn(
  repository: Repository,
  folder: string,
): ReturnType<typeof readOwnConfiguration> {
  try {
    return await readOwnConfiguration(repository, folder);
  } catch (error) {
    if (!(error instanceof DriftError)) throw error;
    throw userError(block(error.message), line`${error.fix || 'Correct the file.'}`);
  }
}

/** Matches the options about pages of the site. The command line does not need them. */
const OF_PAGES = /^(?:layout|show)\b/;

function noticeOf(given: DriftOptions, file: string): LogText | null {
  const names = optionNames(given).filter((name) => !OF_PAGES.test(name));
  if (names.length === 0) return null;
  const listed = names.map((name) => `\`${name}\``).join(', ');
  return line`drift() overrides ${file} in builds, but not for the command line, in: ${listed}.`;
}
