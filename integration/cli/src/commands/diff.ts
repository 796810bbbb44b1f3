import type { DiffOptions } from '../actions/diff.ts';
import { withCommitted, withSharedOptions } from '../shared-options.ts';
import type { Declaration } from './context.ts';

export const declareDiff: Declaration = (program, { terminal, end }) => {
  const command = program
    .command('diff')
    .description('show what changed in the inputs of a spec since its baseline')
    .argument('<spec>', 'the spec, by any unique part of its id')
    .option('--all', 'show changes that cause no drift as well, such as those of comments')
    .option('--no-pager', 'do not use a pager');
  withSharedOptions(withCommitted(command)).action(async (spec: string, options: DiffOptions) => {
    const { diff } = await import('../actions/diff.ts');
    end(await diff(spec, options, terminal));
  });
};
