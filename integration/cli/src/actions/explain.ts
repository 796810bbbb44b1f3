import { EXPLANATIONS } from '@astro-drift/engine/internal/report/explanations';
import { type RuleName, RULES } from '@astro-drift/engine/internal/report/rules';
import { LogText } from '@astro-drift/engine/internal/text/log-text';
import { wrapAnsi } from 'fast-wrap-ansi';
import { Failure } from '../failure.ts';
import { EXIT } from '../exit.ts';
import { renderTable } from '../table.ts';
import type { Printer } from '../printer.ts';

/**
 * Says what a rule means; without one, lists all.
 *
 * @throws {Failure} when there is no such rule
 */
export function explain(rule: string | undefined, terminal: Printer): number {
  const names = Object.keys(RULES) as RuleName[];
  if (rule === undefined) {
    const rows = names.map((name) => [name, RULES[name], EXPLANATIONS[name].summary]);
    terminal.print(renderTable(['RULE', 'DEFAULT', 'REPORTS'], rows, (cell) => cell));
    return EXIT.clean;
  }
  const name = names.find((known) => known === rule);
  if (name === undefined) {
    throw new Failure(`There is no rule "${rule}".`, `There are: ${names.join(', ')}.`);
  }
  const { summary, meaning, remedies } = EXPLANATIONS[name];
  const paragraphs = [
    `${terminal.style('bold', name)}: ${summary}. By default ${RULES[name]}.`,
    meaning,
    ['To put it right:', ...remedies.map((remedy) => `- ${remedy}`)].join('\n'),
    `To set its severity: --rule ${name}=error, or in the configuration: rules: { '${name}': 'error' }`,
  ];
  const text = paragraphs.join('\n\n');
  terminal.print(new LogText(terminal.width === null ? text : wrapAnsi(text, terminal.width)));
  return EXIT.clean;
}
