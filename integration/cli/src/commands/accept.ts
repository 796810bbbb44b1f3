import type { AcceptOptions } from '../actions/accept.ts';
import { collect, readUntil, withSharedOptions } from '../shared-options.ts';
import type { Declaration } from './context.ts';

export const declareAccept: Declaration = (program, { terminal, end }) => {
  const command = program
    .command('accept')
    .description('record in .drift that documents are right for the current code')
    .argument('[what...]', 'specs, documents, or sections such as docs/guide.md#log-in')
    .option('--section <slug>', 'a section of the document; may be given several times', collect)
    .option('--all', 'accept every spec whose own inputs have drifted')
    .option('--prune', 'remove acceptances of what is gone, and move those of what was renamed')
    .option('--reason <text>', 'why the documents are right; asked for in a terminal')
    .option('--until <day>', 'the last day on which this is valid, such as 2026-03-01', readUntil)
    .option('--author <name>', 'who accepts (default: the author that git would record)')
    .option('-y, --yes', 'in a terminal, record at once instead of showing each and asking')
    .option('--dry-run', 'show what would be written, and write nothing')
    .addHelpText(
      'after',
      `
Examples:
  astro-drift accept 001-doc --reason "Only names of variables changed"
  astro-drift accept docs/guide.md#log-in docs/guide.md:40
  astro-drift accept docs/guide.md --section log-in --section options
  astro-drift accept --all --reason "Checked by hand" --until 2026-03-01
  astro-drift accept --prune --dry-run`,
    );
  withSharedOptions(command).action(async (what: string[], options: AcceptOptions) => {
    const { accept } = await import('../actions/accept.ts');
    end(await accept(what, options, terminal));
  });
};
