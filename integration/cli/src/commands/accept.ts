import type { AcceptOptions } from '../actions/accept.ts';
import { withSharedOptions } from '../shared-options.ts';
import type { Declaration } from './context.ts';

/** `astro-drift accept`. */
export const declareAccept: Declaration = (program, { terminal, end }) => {
  const command = program
    .command('accept')
    .description('record in .drift that documents are right for the code as it is')
    .argument('[spec...]', 'specs, each by any part of its id that no other has')
    .option('--all', 'every spec whose own inputs have drifted')
    .option('--reason <text>', 'why they are right; asked for in a terminal')
    .option('--until <day>', 'the last day on which it holds, such as 2026-03-01')
    .option('--author <name>', 'who says so (default: the author that git would name)')
    .option('--dry-run', 'say what would be written, and write nothing')
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
