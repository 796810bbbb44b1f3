import { readDataConfiguration } from '@astro-drift/engine/internal/configuration/configuration';
import { findRepository } from '@astro-drift/engine/internal/git/repository';
import { listSpecs } from '@astro-drift/engine/internal/list-specs';
import { RULE_NAMES } from '@astro-drift/engine/internal/rules/index';
import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';

/** Adds the command that writes completion scripts for shells, and that these scripts call. */
export async function addCompletion(program: Command): Promise<void> {
  const completion = tab(program);
  const specs = await nameSpecs();
  for (const command of completion.commands.values()) {
    const offer = (name: string, values: readonly string[]): void => {
      const argument = command.arguments.get(name);
      if (argument === undefined) return;
      argument.handler = (complete) => {
        for (const value of values) complete(value, '');
      };
    };
    offer('spec', specs);
    offer('rule', RULE_NAMES);
    const severity = command.options.get('rule');
    if (severity === undefined) continue;
    severity.handler = (complete) => {
      for (const rule of RULE_NAMES) complete(`${rule}=`, '');
    };
  }
}

/**
 * Names that are safe in the script for bash. It passes them to `compgen -W`, which runs the
 * content of `$(…)`, and the name of a page may contain that.
 */
const HARMLESS = /^[\p{L}\p{N}_./][\p{L}\p{N}_./@+,=:-]*$/u;

/**
 * Lists the ids of specs. It reads only configuration that is data, because completion must not run
 * code of the repository. It prints no error, because the user is typing a command.
 */
async function nameSpecs(): Promise<string[]> {
  try {
    // Outside of a repository, this would read all Markdown files in all subfolders.
    const repository = await findRepository('.');
    if (repository === null) return [];
    const { options } = await readDataConfiguration(repository, '.');
    const { specs } = await listSpecs({ root: '.', specs: options.specs, pages: options.pages });
    return specs.map(({ id }) => id).filter((id) => HARMLESS.test(id));
  } catch {
    return [];
  }
}
