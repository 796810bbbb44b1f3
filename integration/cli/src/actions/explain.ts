import { exampleOf, optionsOf } from '@astro-drift/engine/internal/rules/config';
import { ALL_RULES, RULE_NAMES } from '@astro-drift/engine/internal/rules/index';
import { RULE_OPTIONS } from '@astro-drift/engine/internal/rules/options';
import { LogText } from '@astro-drift/engine/internal/text/log-text';
import { wrapAnsi } from 'fast-wrap-ansi';
import { Failure } from '../failure.ts';
import { EXIT } from '../exit.ts';
import { suggestion } from '../suggestion.ts';
import { renderTable } from '../table.ts';
import type { Printer } from '../printer.ts';

/** The width of text for people where no terminal tells another one, as that of `--help`. */
const DEFAULT_WIDTH = 80;

/**
 * Prints what a rule means and how to fix its findings. Without a name, lists all rules. Returns the
 * exit code.
 *
 * @throws {Failure} if there is no such rule
 */
export function explain(name: string | undefined, terminal: Printer): number {
  if (name === undefined) {
    const rows = ALL_RULES.map(({ name, severity, summary }) => [name, severity, summary]);
    const width = terminal.width ?? DEFAULT_WIDTH;
    terminal.print(renderTable(['RULE', 'DEFAULT', 'REPORTS'], rows, { width }));
    return EXIT.clean;
  }
  const rule = ALL_RULES.find((known) => known.name === name);
  if (rule === undefined) {
    throw new Failure(`There is no rule "${name}".`, suggestion(name, RULE_NAMES));
  }
  const { severity, summary, meaning, remedies } = rule;
  const options = optionsOf(rule).map(
    (name) => `- ${name}, by default ${rule.options?.[name] ?? ''}: ${RULE_OPTIONS[name].meaning}`,
  );
  const paragraphs = [
    `${terminal.style('bold', name)}: ${summary}. By default ${severity}.`,
    meaning,
    ['To put it right:', ...remedies.map((remedy) => `- ${remedy}`)].join('\n'),
    ...(options.length > 0 ? [['Its options:', ...options].join('\n')] : []),
    `To set its severity: --rule ${name}=error, or in the configuration: rules: { '${name}': 'error' }`,
    ...(options.length > 0 ? [`To set its options: rules: { '${name}': ${exampleOf(rule)} }`] : []),
  ];
  const text = paragraphs.join('\n\n');
  terminal.print(new LogText(terminal.width === null ? text : wrapAnsi(text, terminal.width)));
  return EXIT.clean;
}
