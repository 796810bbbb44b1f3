import { readDataConfiguration } from '@astro-drift/engine/internal/configuration/configuration';
import { findRepository } from '@astro-drift/engine/internal/git/repository';
import { listSpecs } from '@astro-drift/engine/internal/list-specs';
import { RULE_NAMES } from '@astro-drift/engine/internal/rules/index';
import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';

/** Adds the command that prints completion scripts for shells. These scripts call it as well. */
export async function addCompletion(program: Command): Promise<void> {
  const completion = tab(program);
  const specs = await listSpecIds();
  for (const command of completion.commands.values()) {
    const completeArgument = (name: string, values: readonly string[]): void => {
      const argument = command.arguments.get(name);
      if (argument === undefined) return;
      argument.handler = (complete) => {
        for (const value of values) complete(value, '');
      };
    };
    completeArgument('spec', specs);
    completeArgument('what', specs);
    completeArgument('rule', RULE_NAMES);
    const severity = command.options.get('rule');
    if (severity === undefined) continue;
    severity.handler = (complete) => {
      for (const rule of RULE_NAMES) complete(`${rule}=`, '');
    };
  }
}

/**
 * Ids that are safe in the script for bash. The script passes them to `compgen -W`, which runs the
 * content of `$(…)`. The name of a page may contain that.
 */
const SAFE_ID = /^[\p{L}\p{N}_./][\p{L}\p{N}_./@+,=:-]*$/u;

/**
 * Lists the ids of specs. It reads only configuration that is data, because completion must not run
 * code of the repository. It ignores errors, because the user is typing a command.
 */
async function listSpecIds(): Promise<string[]> {
  try {
    // Outside of a repository, `listSpecs` would read the Markdown files of all subfolders.
    const repository = await findRepository('.');
    if (repository === null) return [];
    const { options } = await readDataConfiguration(repository, '.');
    const { specs } = await listSpecs({ root: '.', specs: options.specs, pages: options.pages });
    return specs.map(({ id }) => id).filter((id) => SAFE_ID.test(id));
  } catch {
    return [];
  }
}
