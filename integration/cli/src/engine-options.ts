import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
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
import { type RuleConfig, ruleProblem } from '@astro-drift/engine/internal/rules/config';
import { RULE_NAMES, RULES } from '@astro-drift/engine/internal/rules/index';
import { line } from '@astro-drift/engine/internal/text/log-text';
import * as z from 'zod';
import { Failure } from './failure.ts';
import { NOT_PERMITTED, isFatal, missingOptions } from './permissions.ts';
import type { SharedOptions } from './shared-options.ts';
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
    rules: { ...configured.rules, ...readRules(options.rule ?? []) },
    fetch: configured.fetch && options.fetch,
    ...(options.committed === undefined ? {} : { committed: options.committed }),
    ...(options.now === undefined ? {} : { now: options.now }),
  };
  if (options.verbose) {
    terminal.note(line`Configuration: ${configuration.file ?? 'none, so the defaults apply'}`);
    terminal.note(line`Options: ${JSON.stringify(engine)}`);
  }
  return { repository, configuration, engine };
}

function readRules(given: readonly string[]): RuleConfig {
  const rules: RuleConfig = {};
  for (const text of given) {
    const [name = '', severity = ''] = text.split('=');
    const problem = ruleProblem(name, severity);
    if (problem !== null) {
      throw new Failure(
        name in RULES
          ? `--rule ${text}: the severity must be off, warn or error, as in ${name}=error.`
          : `--rule ${text}: there is no rule "${name}".`,
        name in RULES ? '' : `There are: ${RULE_NAMES.join(', ')}.`,
      );
    }
    Object.assign(rules, { [name]: severity });
  }
  return rules;
}
