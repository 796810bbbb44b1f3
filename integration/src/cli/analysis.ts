import { resolve } from 'node:path';
import * as z from 'zod';
import { type Analysis, analyzeInDepth } from '../analyze.ts';
import { type AnalyzeOptions, engineOptions } from '../options.ts';
import { RULES, type RuleConfig, ruleProblem } from '../report/rules.ts';
import { type Configuration, readConfiguration } from './configuration/configuration.ts';
import { Failure } from './failure.ts';
import { Progress } from './progress.ts';
import type { SharedOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';

/** What a command found out, and by what it went. */
export interface Run extends Analysis {
  readonly configuration: Configuration;
}

/** The options of the engine, from the configuration and the command line; the latter goes first. */
export async function readEngineOptions(
  options: SharedOptions & { readonly rule?: readonly string[] },
  terminal: Terminal,
): Promise<{ configuration: Configuration; engine: AnalyzeOptions }> {
  const configuration = await readConfiguration(options.root, options.config);
  const configured = enginePart(configuration);
  const engine = {
    ...configured,
    root: resolve(options.root),
    rules: { ...configured.rules, ...readRules(options.rule ?? []) },
    fetch: configured.fetch && options.fetch,
    ...(options.now === undefined ? {} : { now: options.now }),
  };
  if (options.verbose) {
    terminal.note(`Configuration: ${configuration.file ?? 'none; the defaults hold'}`);
    terminal.note(`Options: ${JSON.stringify(engine)}`);
  }
  return { configuration, engine };
}

/** Looks at the repository, and shows on a terminal that it does. */
export async function runAnalysis(
  options: SharedOptions & { readonly rule?: readonly string[] },
  terminal: Terminal,
): Promise<Run> {
  const { configuration, engine } = await readEngineOptions(options, terminal);
  const progress = new Progress(process.stderr, options.quiet !== true);
  progress.begin('Comparing documents with the history of the repository');
  try {
    return { configuration, ...(await analyzeInDepth(engine)) };
  } finally {
    progress.end();
  }
}

/** What the engine has options for; a layout and links concern a site alone. */
function enginePart({ options }: Configuration): Omit<AnalyzeOptions, 'root' | 'rules'> & {
  rules: RuleConfig;
  fetch: boolean;
} {
  return z.object(engineOptions).parse(options);
}

function readRules(given: readonly string[]): RuleConfig {
  const rules: RuleConfig = {};
  for (const text of given) {
    const [name = '', severity = ''] = text.split('=');
    const problem = ruleProblem(name, severity);
    if (problem !== null) {
      throw new Failure(
        name in RULES
          ? `--rule ${text}: the severity has to be off, warn or error, as in ${name}=error.`
          : `--rule ${text}: there is no rule "${name}".`,
        name in RULES ? '' : `There are: ${Object.keys(RULES).join(', ')}.`,
      );
    }
    Object.assign(rules, { [name]: severity });
  }
  return rules;
}
