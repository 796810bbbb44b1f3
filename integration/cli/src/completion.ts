import { readDataConfiguration } from '@astro-drift/engine/internal/configuration/configuration';
import { findRepository } from '@astro-drift/engine/internal/git/repository';
import { listSpecs } from '@astro-drift/engine/internal/list-specs';
import { RULES } from '@astro-drift/engine/internal/report/rules';
import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';

/** Adds the command that shells ask what may come next, and that writes the scripts which ask it. */
export async function addCompletion(program: Command): Promise<void> {
  const completion = tab(program);
  const specs = await nameSpecs();
  const rules = Object.keys(RULES);
  for (const command of completion.commands.values()) {
    const offer = (name: string, values: readonly string[]): void => {
      const argument = command.arguments.get(name);
      if (argument === undefined) return;
      argument.handler = (complete) => {
        for (const value of values) complete(value, '');
      };
    };
    offer('spec', specs);
    offer('rule', rules);
    const severity = command.options.get('rule');
    if (severity === undefined) continue;
    severity.handler = (complete) => {
      for (const rule of rules) complete(`${rule}=`, '');
    };
  }
}

/**
 * The script for bash hands what is offered to `compgen -W`, which runs what stands in `$(…)`, and
 * a page may be called so.
 */
const HARMLESS = /^[\p{L}\p{N}_./][\p{L}\p{N}_./@+,=:-]*$/u;

/**
 * To type a command runs nothing of the repository, and nobody wants to read an error in the middle
 * of it.
 */
async function nameSpecs(): Promise<string[]> {
  try {
    // Outside of a repository, this would read every Markdown file below.
    const repository = await findRepository('.');
    if (repository === null) return [];
    const { options } = await readDataConfiguration(repository, '.');
    const { specs } = await listSpecs({ root: '.', specs: options.specs, pages: options.pages });
    return specs.map(({ id }) => id).filter((id) => HARMLESS.test(id));
  } catch {
    return [];
  }
}
