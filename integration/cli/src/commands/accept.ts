import type { AcceptOptions } from '../actions/accept.ts';
import { withSharedOptions } from '../shared-options.ts';
import type { Declaration } from './context.ts';

export const declareAccept: Declaration = (program, { terminal, end }) => {
  const command = program
    .command('accept')
    .description('record in .drift that documents are right for the current code')
    .argument('[spec...]', 'specs, each by any unique part of its id')
    .option('--all', 'accept every spec whose own inputs have drifted')
    .option('--reason <text>', 'why the documents are right; asked for in a terminal')
    .option('--until <day>', 'the last day on which this is valid, such as 2026-03-01')
    .option('--author <name>', 'who accepts (default: the author that git would record)')
    .option('--dry-run', 'show what would be written, and write nothing')
    .addHelpText(
      'after',
      `
Examples:
  astro-drift accept 001-doc --reason "Only names of variables changed"
  astro-drift accept --all --reason "Checked by hand" --until 2026-03-01`,
    );
  withSharedOptions(command).action(async (specs: string[], options: AcceptOptions) => {
    const { accept } = await import('../actions/accept.ts');
    end(await accept(specs, options, terminal));
  });
};
