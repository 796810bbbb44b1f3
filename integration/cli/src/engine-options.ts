import { realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { findCacheFolder } from '@astro-drift/engine/internal/cache/cache-folder';
import {
  type Configuration,
  readConfiguration,
} from '@astro-drift/engine/internal/configuration/configuration';
import { whereThere } from '@astro-drift/engine/internal/files/unreadable';
import {
  isRepository,
  openRepository,
  type Repository,
  wholeReason,
} from '@astro-drift/engine/internal/git/repository';
import { type AnalyzeOptions, engineOptions } from '@astro-drift/engine/internal/options';
import { mergeRules, ruleProblem } from '@astro-drift/engine/internal/rules/config';
import { RULE_NAMES, type RuleConfig, RULES } from '@astro-drift/engine/internal/rules/index';
import { line } from '@astro-drift/engine/internal/text/log-text';
import * as z from 'zod';
import { Failure } from './failure.ts';
import { NOT_PERMITTED, isFatal, missingOptions } from './permissions.ts';
import type { SharedOptions } from './shared-options.ts';
import { suggestion } from './suggestion.ts';
import type { Printer } from './printer.ts';

/** The settings of a run. */
export interface Settings {
  readonly repository: Repository;
  readonly configuration: Configuration;
  readonly engine: AnalyzeOptions;
}

/**
 * Reads the options of the engine from the configuration and the command line. Those of the command
 * line take precedence.
 *
 * @throws {Failure} if Node lacks permissions, or if there is no repository
 */
export async function readSettings(
  options: SharedOptions & { readonly rule?: readonly string[] },
  terminal: Printer,
): Promise<Settings> {
  const missing = missingOptions();
  if (isFatal(missing)) {
    throw new Failure(NOT_PERMITTED, `Start Node with \`${missing.join(' ')}\` as well.`);
  }
  const root = await whereThere(options.root, realpath(options.root));
  if (root === null) throw new Failure(`--root: there is no folder ${resolve(options.root)}.`);
  const repository = await openRepository(root);
  if (!isRepository(repository)) {
    throw new Failure(`Nothing can be compared: ${wholeReason(repository)}.`, repository.fix);
  }
  const configuration = await readConfiguration(repository, root, options.config);
  // Options for sites, such as links, are left out.
  const configured = z.object(engineOptions).parse(configuration.options);
  const engine: AnalyzeOptions = {
    ...configured,
    root: resolve(options.root),
    rules: mergeRules(configured.rules, readRules(options.rule ?? [])),
    fetch: configured.fetch && options.fetch,
    cacheDir:
      options.cache &&
      (await findCacheFolder(
        configuration.file === null ? root : dirname(configuration.file),
        repository,
      )),
    ...(options.committed === undefined ? {} : { committed: options.committed }),
    ...(options.staged === undefined ? {} : { staged: options.staged }),
    ...(options.at === undefined ? {} : { at: options.at }),
    ...(options.now === undefined ? {} : { now: options.now }),
  };
  if (options.verbose) {
    terminal.note(line`Configuration: ${configuration.file ?? 'none, so the defaults apply'}`);
    terminal.note(line`Options: ${JSON.stringify(engine)}`);
  }
  return { repository, configuration, engine };
}

/**
 * Reads settings of rules, such as `drift=error` or `drift=error:named`. The text after the colon
 * is the option `impact`.
 *
 * @throws {Failure} if a rule, a severity or an impact is not known
 */
function readRules(given: readonly string[]): RuleConfig {
  return given.reduce<RuleConfig>((rules, text) => {
    const [name = '', setting = ''] = text.split('=');
    if (!Object.hasOwn(RULES, name)) {
      throw new Failure(
        `--rule ${text}: there is no rule "${name}".`,
        suggestion(name, RULE_NAMES),
      );
    }
    const [severity = '', impact] = setting.split(':');
    const written = impact === undefined ? severity : [severity, { impact }];
    if (ruleProblem(name, severity) !== null) {
      throw new Failure(
        `--rule ${text}: the severity must be off, warn or error, as in ${name}=error.`,
      );
    }
    const problem = ruleProblem(name, written);
    if (problem !== null) throw new Failure(`--rule ${text}: ${problem}.`);
    return mergeRules(rules, { [name]: written });
  }, {});
}
